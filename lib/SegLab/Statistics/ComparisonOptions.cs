namespace SegLab.Statistics;

/// <summary>How recipes are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>What the scores measure, as sentences name it. Default IoU.</summary>
    public string Measure { get; init; } = "IoU";

    /// <summary>Whether a higher score is better, as for IoU, or a lower one, as for a distance. Default true.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>The two-sided level of the tests; intervals have the confidence 1 − α. Between 0 and 1, default 0.05.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Of resampling and sign patterns: the same scores and seed give the same numbers. Default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>How many resamples and sign patterns, at least 100. Default 10,000.</summary>
    public int Resamples { get; init; } = MeanInterval.Resamples;

    /// <summary>What is wrong with them, in words that follow a colon.</summary>
    internal IEnumerable<string> Problems()
    {
        if (!(Alpha > 0 && Alpha < 1))
            yield return FormattableString.Invariant($"the level is {Alpha}, and a number above 0 and below 1 is expected");
        if (Resamples < 100)
            yield return $"there are {Resamples} resamples, and at least 100 are needed";
    }
}
