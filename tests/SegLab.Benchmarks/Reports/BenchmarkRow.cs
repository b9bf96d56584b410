namespace SegLab.Benchmarks.Reports;

/// <summary>What was measured of one thing.</summary>
/// <param name="Name">What was measured, such as <c>SegNet training</c>; unlike every other name in its report.</param>
/// <param name="Unit">Such as <c>images/s</c>.</param>
/// <param name="Values">One for each round, at least one.</param>
internal sealed record BenchmarkRow(string Name, string Unit, IReadOnlyList<double> Values)
{
    /// <summary>The value in the middle; of an even number, the mean of the two.</summary>
    public double Median()
    {
        double[] sorted = [.. Values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The smallest value.</summary>
    public double Least() => Values.Min();

    /// <summary>The largest value.</summary>
    public double Most() => Values.Max();

    /// <summary>Median, and in brackets the least and the most where there is more than one value.</summary>
    /// <param name="digits">Digits behind the point.</param>
    public string Describe(int digits = 1)
    {
        var median = Text(Median());
        return Values.Count == 1 ? median : $"{median} ({Text(Least())}–{Text(Most())})";

        string Text(double value) => value.ToString($"F{digits}", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Whether two rows have values in common between their least and their most.</summary>
    /// <param name="other">The other.</param>
    public bool Overlaps(BenchmarkRow other) => Least() <= other.Most() && other.Least() <= Most();
}
