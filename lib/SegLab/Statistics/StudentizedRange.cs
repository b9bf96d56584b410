using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace SegLab.Statistics;

/// <summary>
/// The distribution of the range of k standard normal draws: the studentized range with infinitely many degrees of freedom, which
/// Nemenyi's test asks for (Tukey 1949).
/// </summary>
public static class StudentizedRange
{
    /// <summary>How likely the range is at most q: k ∫ φ(z) (Φ(z) − Φ(z − q))ᵏ⁻¹ dz. Good to about ten digits.</summary>
    /// <param name="q">The range.</param>
    /// <param name="groups">k, at least 2.</param>
    /// <exception cref="SegLabException">There are fewer than two groups.</exception>
    public static double Cdf(double q, int groups)
    {
        RequireGroups(groups);
        if (q <= 0)
            return 0;
        // The density is below 1e-21 outside.
        var sum = GaussLegendreRule.Integrate(z => Normal.PDF(0, 1, z) * Math.Pow(Normal.CDF(0, 1, z) - Normal.CDF(0, 1, z - q), groups - 1), -10, 10, 128);
        return Math.Clamp(groups * sum, 0, 1);
    }

    /// <summary>The range that is not exceeded with a given probability.</summary>
    /// <param name="probability">In (0, 1), such as 0.95.</param>
    /// <param name="groups">k, at least 2.</param>
    /// <exception cref="SegLabException">There are fewer than two groups, or the probability is not between 0 and 1.</exception>
    public static double Quantile(double probability, int groups)
    {
        RequireGroups(groups);
        if (!(probability > 0 && probability < 1))
            throw new SegLabException(FormattableString.Invariant($"A quantile of the studentized range belongs to a probability between 0 and 1, not to {probability}."));
        return Brent.FindRoot(q => Cdf(q, groups) - probability, 0, 100, 1e-10);
    }

    private static void RequireGroups(int groups)
    {
        if (groups < 2)
            throw new SegLabException($"The studentized range is that of at least two groups; {groups} {(groups == 1 ? "was" : "were")} given.");
    }
}
