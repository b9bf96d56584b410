using SegLab.Metrics;

namespace SegLab.Experiments.Store;

/// <summary>The columns that hold how a picture's pixels fall out.</summary>
internal static class CountColumns
{
    private const string TruePositives = "true positives";
    private const string FalsePositives = "false positives";
    private const string FalseNegatives = "false negatives";
    private const string TrueNegatives = "true negatives";

    /// <summary>Their headings.</summary>
    public static IReadOnlyList<string> All { get; } = [TruePositives, FalsePositives, FalseNegatives, TrueNegatives];

    /// <summary>Their cells.</summary>
    public static IEnumerable<string> Cells(ConfusionCounts counts) =>
        [CsvText.Cell(counts.TruePositives), CsvText.Cell(counts.FalsePositives), CsvText.Cell(counts.FalseNegatives), CsvText.Cell(counts.TrueNegatives)];

    /// <summary>The counts of a row.</summary>
    /// <exception cref="FormatException">A cell is no number.</exception>
    public static ConfusionCounts Of(CsvRow row) => new(row.Count(TruePositives), row.Count(FalsePositives), row.Count(FalseNegatives), row.Count(TrueNegatives));
}
