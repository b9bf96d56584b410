using SegLab.Benchmarks.Reports;

namespace SegLab.Tests.Benchmarks.Reports;

/// <summary>A report as a command would write it.</summary>
internal static class SampleReport
{
    public static BenchmarkReport Of(params IReadOnlyList<BenchmarkRow> rows) => new(
        "train",
        "0123abc",
        new DateTimeOffset(2026, 11, 25, 6, 52, 0, TimeSpan.FromHours(1)),
        new BenchmarkMachine("A processor", 2, 8192, "Linux", "2.10.0", 2),
        new Dictionary<string, string> { ["size"] = "256", ["batch"] = "25" },
        rows);
}
