using SegLab.Benchmarks.Reports;

namespace SegLab.Benchmarks.Throughput;

/// <summary>What the rounds gave for one network and one kind of work.</summary>
/// <param name="Name">Such as <c>SegNet training</c>.</param>
internal sealed record NetworkFigures(string Name)
{
    private readonly List<double> _ours = [];
    private readonly List<double> _theirs = [];
    private readonly List<double> _ratios = [];

    /// <summary>Adds a round.</summary>
    /// <param name="ours">SegLab's images/s.</param>
    /// <param name="theirs">PyTorch's, null where it was not measured.</param>
    public void Add(double ours, double? theirs)
    {
        _ours.Add(ours);
        if (theirs is not { } value)
            return;
        _theirs.Add(value);
        _ratios.Add(ours / value);
    }

    /// <summary>A table's line: medians, in brackets the least and the most; the ratio is the median of the rounds' ratios.</summary>
    public string Line() => FormattableString.Invariant($"{Name,-24} {Describe(_ours, 1),20} {Describe(_theirs, 1),20} {Describe(_ratios, 2),20}");

    /// <summary>The table's heading.</summary>
    public static string Heading() => $"{"images/s",-24} {"SegLab",20} {"PyTorch",20} {"ratio",20}";

    /// <summary>The rows for a report; those that nothing was measured for are left out.</summary>
    public IEnumerable<BenchmarkRow> Rows() => new BenchmarkRow[]
    {
        new(Name, "images/s", [.. _ours]),
        new($"{Name}, PyTorch", "images/s", [.. _theirs]),
        new($"{Name}, ratio", "times", [.. _ratios]),
    }.Where(row => row.Values.Count > 0);

    private static string Describe(List<double> values, int digits) => values.Count == 0 ? "–" : new BenchmarkRow("", "", values).Describe(digits);
}
