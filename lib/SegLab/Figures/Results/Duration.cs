namespace SegLab.Figures.Results;

/// <summary>Durations as people say them.</summary>
public static class Duration
{
    /// <summary>Such as <c>8 s</c>, <c>2 min 30 s</c> or <c>1 h 5 min</c>.</summary>
    /// <param name="duration">Zero or longer.</param>
    public static string Text(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 59.5 } => FormattableString.Invariant($"{duration.TotalSeconds:F0} s"),
        { TotalHours: < 1 } => $"{(int)duration.TotalMinutes} min {duration.Seconds} s",
        _ => $"{(int)duration.TotalHours} h {duration.Minutes} min",
    };
}
