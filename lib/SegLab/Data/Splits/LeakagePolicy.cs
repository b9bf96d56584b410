namespace SegLab.Data.Splits;

/// <summary>What to do about a split of which pictures stand on two sides.</summary>
public enum LeakagePolicy
{
    /// <summary>End with an error that lists them: the default wherever a score is to be believed.</summary>
    Refuse,

    /// <summary>Go on: the assignment's own split leaks, and a comparison may be about that.</summary>
    Allow,
}
