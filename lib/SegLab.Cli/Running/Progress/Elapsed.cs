using System.Globalization;

namespace SegLab.Cli.Running.Progress;

/// <summary>Times and sizes as people read them.</summary>
internal static class Elapsed
{
    /// <summary>Seconds with a decimal below a minute, minutes and seconds above.</summary>
    /// <param name="time">The time.</param>
    public static string Text(TimeSpan time) => time < TimeSpan.FromMinutes(1)
        ? time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : time < TimeSpan.FromHours(1)
            ? $"{(int)time.TotalMinutes} min {time.Seconds:00} s"
            : $"{(int)time.TotalHours} h {time.Minutes:00} min";
}
