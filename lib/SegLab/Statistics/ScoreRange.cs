namespace SegLab.Statistics;

/// <summary>Between which numbers a score can lie at all: no interval of its mean leaves them.</summary>
/// <param name="Lower">The least that it can be; negative infinity where there is none.</param>
/// <param name="Upper">The greatest that it can be; infinity where there is none.</param>
public sealed record ScoreRange(double Lower, double Upper)
{
    /// <summary>From 0 to 1, as IoU, Dice and most scores of a mask.</summary>
    public static ScoreRange Share { get; } = new(0, 1);

    /// <summary>From 0 up, as distances.</summary>
    public static ScoreRange NonNegative { get; } = new(0, double.PositiveInfinity);

    /// <summary>Any number.</summary>
    public static ScoreRange Unbounded { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether there are both a least and a greatest score.</summary>
    internal bool IsBounded => double.IsFinite(Lower) && double.IsFinite(Upper);

    /// <summary>Between what the difference of two such scores lies: from −1 to 1 for shares.</summary>
    internal ScoreRange OfDifferences => IsBounded ? new(Lower - Upper, Upper - Lower) : Unbounded;

    /// <summary>What is taken where the caller names no range: 0 to 1 where all scores lie there, else any number.</summary>
    /// <param name="scores">The scores.</param>
    internal static ScoreRange Guessed(IEnumerable<IReadOnlyList<double>> scores) => scores.All(row => row.All(Share.Holds)) ? Share : Unbounded;

    /// <summary>Whether a number lies in the range, its ends included.</summary>
    /// <param name="value">The number.</param>
    internal bool Holds(double value) => value >= Lower && value <= Upper;

    /// <summary>
    /// A mean moved by a distance that is measured where the mean is: along the logistic curve between two bounds, by the exponential from one bound, which it
    /// so never reaches; straight on where there is none, and away from a single bound.
    /// </summary>
    /// <param name="mean">Within the range.</param>
    /// <param name="distance">How far, with its sign.</param>
    internal double Move(double mean, double distance)
    {
        if (IsBounded)
        {
            var share = (mean - Lower) / (Upper - Lower);
            if (share is <= 0 or >= 1)
                return mean;
            var logit = Math.Log(share / (1 - share)) + (distance / ((Upper - Lower) * share * (1 - share)));
            return Lower + ((Upper - Lower) / (1 + Math.Exp(-logit)));
        }

        if (distance < 0 && mean > Lower && double.IsFinite(Lower))
            return Lower + ((mean - Lower) * Math.Exp(distance / (mean - Lower)));
        if (distance > 0 && mean < Upper && double.IsFinite(Upper))
            return Upper - ((Upper - mean) * Math.Exp(-distance / (Upper - mean)));
        return mean + distance;
    }
}
