using SegLab.Benchmarks.Reports;

namespace SegLab.Benchmarks;

/// <summary>One loss's times, a value for each round.</summary>
/// <param name="Name">The loss.</param>
internal sealed record LossTimes(string Name)
{
    /// <summary>Value and gradient, its maps made before: milliseconds.</summary>
    public List<double> Step { get; } = [];

    /// <summary>The same as a share of the SegNet step of the same round.</summary>
    public List<double> Share { get; } = [];

    /// <summary>What the first value of a new target takes longer than the second, which finds its maps made: milliseconds, for the whole batch.</summary>
    public List<double> Maps { get; } = [];

    /// <summary>The times for a report.</summary>
    public IEnumerable<BenchmarkRow> Rows() =>
    [
        new(Name, "ms", Step),
        new($"{Name}, of a SegNet step", "%", [.. Share.Select(share => 100 * share)]),
        new($"{Name}, maps", "ms", Maps),
    ];
}
