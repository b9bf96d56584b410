namespace SegLab.Training.Schedules;

/// <summary>Ranges of a schedule's parameters, checked when it is made.</summary>
internal static class ScheduleParameter
{
    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, ends included.</summary>
    public static double Within(double value, double low, double high, string schedule, string name) =>
        value >= low && value <= high ? value : throw Wrong(value, FormattableString.Invariant($"a number from {low} to {high}"), schedule, name);

    /// <summary>What to throw for a value outside its range.</summary>
    public static SegLabException Wrong(double value, string expected, string schedule, string name) =>
        new([$"{new OptionSetting(schedule)}: {new OptionSetting(name)} is {value}, and {expected} is expected."]);
}
