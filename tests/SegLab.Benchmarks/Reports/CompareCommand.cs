using System.CommandLine;

namespace SegLab.Benchmarks.Reports;

/// <summary><c>compare</c>: the figures of two commits, or of two machines, side by side.</summary>
internal sealed class CompareCommand : Command
{
    public CompareCommand()
        : base("compare", "Lay two reports side by side: medians, their ratio, whether the spreads overlap, and what else differs.")
    {
        var first = new Argument<string>("A") { Description = "A JSON file that a benchmark wrote with --out." };
        var second = new Argument<string>("B") { Description = "Another." };
        Add(first);
        Add(second);
        SetAction(result => Console.Write(new BenchmarkComparison(BenchmarkReport.Load(result.GetRequiredValue(first)), BenchmarkReport.Load(result.GetRequiredValue(second))).Table()));
    }
}
