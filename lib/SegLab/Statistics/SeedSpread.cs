namespace SegLab.Statistics;

/// <summary>
/// How much a recipe's score moves from one training run to the next: a spread over seeds, not over images. Each seed's score is a
/// mean over the same images.
/// </summary>
/// <param name="SeedScores">Each seed's score: the points of a chart.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Their standard deviation with divisor s − 1; null for a single seed, whose spread nobody knows.</param>
public sealed record SeedSpread(IReadOnlyList<double> SeedScores, double Mean, double? StandardDeviation)
{
    /// <summary>How many seeds.</summary>
    public int Count => SeedScores.Count;

    /// <summary>The spread of scores.</summary>
    /// <param name="seedScores">One score a seed, at least one.</param>
    /// <exception cref="SegLabException">There is no score, or one is not finite.</exception>
    public static SeedSpread Of(IReadOnlyList<double> seedScores)
    {
        var problems = ScoreRequirements.Matrix([seedScores]).ToList();
        if (problems.Count > 0)
            throw new SegLabException($"The spread over seeds can't be computed: {string.Join("; ", problems)}.");
        var mean = seedScores.Average();
        return new([.. seedScores], mean, seedScores.Count > 1 ? Math.Sqrt(seedScores.Sum(score => (score - mean) * (score - mean)) / (seedScores.Count - 1)) : null);
    }

    /// <summary>The spread of the means over images.</summary>
    /// <param name="scores">One list of values a seed, all over the same images.</param>
    /// <exception cref="SegLabException">There are no values, lists differ in length, or a value is not finite.</exception>
    public static SeedSpread OfImages(IReadOnlyList<IReadOnlyList<double>> scores)
    {
        var problems = ScoreRequirements.Matrix(scores).ToList();
        if (problems.Count > 0)
            throw new SegLabException($"The spread over seeds can't be computed: {string.Join("; ", problems)}.");
        return Of([.. scores.Select(images => images.Average())]);
    }

    /// <summary>Mean and spread, such as "0.812 ± 0.013 (standard deviation over 5 seeds)".</summary>
    public override string ToString() => StandardDeviation is { } deviation
        ? $"{NumberText.Of(Mean)} ± {NumberText.Of(deviation)} (standard deviation over {Count} seeds)"
        : $"{NumberText.Of(Mean)} (a single seed)";
}
