namespace SegLab.Statistics;

/// <summary>How recipes are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>What the scores measure, as sentences name it. Default IoU.</summary>
    public string Measure { get; init; } = "IoU";

    /// <summary>What tables and figures call the scores, such as <c>IoU (test, over images)</c>; the measure unless another name is given.</summary>
    public string Label { get => field ?? Measure; init; }

    /// <summary>Which images were scored, as sentences say it before "images", such as <c>test</c>; empty, the default, says nothing.</summary>
    public string Part { get; init; } = "";

    /// <summary>What has to be known of the scores, a sentence, such as what images without lesion count; empty, the default, says nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Between what the scores can lie: intervals stay there. Null, the default, takes 0 to 1 where all scores lie there, else any number.</summary>
    public ScoreRange? Range { get; init; }

    /// <summary>Whether a higher score is better, as for IoU, or a lower one, as for a distance. Default true.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>The two-sided level of the tests; intervals have the confidence 1 − α. Between 0 and 1, default 0.05.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Of the permutation test's sign patterns: the same scores and seed give the same numbers. Default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>How many sign patterns, at least 100. Default 10,000.</summary>
    public int Resamples { get; init; } = MeanInterval.Resamples;

    /// <summary>A number of images in words: "50 test images", "1 image".</summary>
    /// <param name="images">How many.</param>
    internal string Sample(int images) => $"{images.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} {(Part.Length > 0 ? $"{Part} " : "")}{(images == 1 ? "image" : "images")}";

    /// <summary>A title, followed by the note where there is one.</summary>
    /// <param name="title">The title.</param>
    internal string Noted(string title) => Note.Length == 0 ? title : $"{title}. {Note}";

    /// <summary>What is wrong with them, in words that follow a colon.</summary>
    internal IEnumerable<string> Problems()
    {
        if (!(Alpha > 0 && Alpha < 1))
            yield return FormattableString.Invariant($"the level is {Alpha}, and a number above 0 and below 1 is expected");
        if (Resamples < 100)
            yield return $"there are {Resamples} resamples, and at least 100 are needed";
    }
}
