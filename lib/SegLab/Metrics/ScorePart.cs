namespace SegLab.Metrics;

/// <summary>On which images of a run a score was taken.</summary>
public enum ScorePart
{
    /// <summary>The split's validation part.</summary>
    Validation,

    /// <summary>The split's test part.</summary>
    Test,

    /// <summary>The images that are in no part of the split: nothing of them leaked into training.</summary>
    HeldOut,
}
