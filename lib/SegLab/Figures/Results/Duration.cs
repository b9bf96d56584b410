namespace SegLab.Figures.Results;

/// <summary>Durations as people say them.</summary>
public static class Duration
{
    /// <summary>Such as <c>8 s</c>, <c>2 min 30 s</c> or <c>1 h 5 min</c>.</summary>
    /// <param name="duration">Zero or longer.</param>
    public static string Text(TimeSpan duration)
    {
        var rounded = TimeSpan.FromSeconds(Math.Round(duration.TotalSeconds));
        return rounded switch
        {
            { TotalMinutes: < 1 } => $"{rounded.Seconds} s",
            { TotalHours: < 1 } => $"{rounded.Minutes} min {rounded.Seconds} s",
            _ => $"{(int)rounded.TotalHours} h {rounded.Minutes} min",
        };
    }
}
