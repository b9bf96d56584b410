using System.Globalization;
using System.Text;

namespace SegLab.Benchmarks.Reports;

/// <summary>Two reports side by side.</summary>
/// <param name="First">The report that the other is held against.</param>
/// <param name="Second">The other.</param>
internal sealed record BenchmarkComparison(BenchmarkReport First, BenchmarkReport Second)
{
    /// <summary>The rows that both have, by name and unit, in the first one's order.</summary>
    public IReadOnlyList<(BenchmarkRow First, BenchmarkRow Second)> Shared { get; } =
        [.. First.Rows.Join(Second.Rows, Key, Key, (first, second) => (first, second))];

    /// <summary>What of the circumstances differs: the fact, and what it is in either report.</summary>
    public IReadOnlyList<(string Fact, string First, string Second)> Differences { get; } =
        [.. Facts(First).Keys.Union(Facts(Second).Keys)
            .Select(fact => (fact, Facts(First).GetValueOrDefault(fact, "not set"), Facts(Second).GetValueOrDefault(fact, "not set")))
            .Where(entry => entry.Item2 != entry.Item3)];

    /// <summary>A line for each row that both have (medians with least and most, second by first, whether the spreads overlap), then what differs and what is in one only.</summary>
    public string Table()
    {
        var text = new StringBuilder();
        text.AppendLine(Origin("A", First)).AppendLine(Origin("B", Second));
        foreach (var (fact, first, second) in Differences)
            text.AppendLine(CultureInfo.InvariantCulture, $"{fact}: {first} in A, {second} in B");
        if (Shared.Count > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"{"",-44} {"",-10} {"A",24} {"B",24} {"B/A",8}  spreads");
        foreach (var (first, second) in Shared)
        {
            var ratio = first.Median() == 0 ? "–" : (second.Median() / first.Median()).ToString("F3", CultureInfo.InvariantCulture);
            text.AppendLine(CultureInfo.InvariantCulture, $"{first.Name,-44} {first.Unit,-10} {Describe(first),24} {Describe(second),24} {ratio,8}  {(first.Overlaps(second) ? "overlap" : "apart")}");
        }

        Only(text, "A", First, Second);
        Only(text, "B", Second, First);
        return text.ToString();
    }

    private static (string Name, string Unit) Key(BenchmarkRow row) => (row.Name, row.Unit);

    private static string Describe(BenchmarkRow row) => row.Describe(Math.Abs(row.Median()) >= 100 ? 0 : 2);

    private static string Origin(string name, BenchmarkReport report) =>
        FormattableString.Invariant($"{name}: {report.Command}, {report.Date:yyyy-MM-dd HH:mm}, commit {report.Commit ?? "unknown"}");

    private static void Only(StringBuilder text, string name, BenchmarkReport report, BenchmarkReport other)
    {
        if (report.Rows.ExceptBy(other.Rows.Select(Key), Key).ToList() is { Count: > 0 } rows)
            text.AppendLine(CultureInfo.InvariantCulture, $"Only in {name}: {string.Join("; ", rows.Select(row => $"{row.Name} ({row.Unit})"))}");
    }

    // Not the commit and the date, which are there to differ.
    private static Dictionary<string, string> Facts(BenchmarkReport report)
    {
        var machine = report.Machine;
        var facts = new Dictionary<string, string>
        {
            ["command"] = report.Command,
            ["processor"] = machine.Processor,
            ["cores"] = $"{machine.Cores}",
            ["memory"] = $"{machine.MemoryMiB} MiB",
            ["system"] = machine.System,
            ["torch"] = machine.Torch,
            ["torch's threads"] = $"{machine.Threads}",
        };
        foreach (var (name, value) in report.Settings)
            facts[$"setting {name}"] = value;
        return facts;
    }
}
