using SegLab.Metrics;
using SegLab.Storage;

namespace SegLab.Experiments.Store;

/// <summary>A run's pictures as a table: one row for each entry of validation, test and unseen, with every measure.</summary>
internal static class PictureTable
{
    private const string Set = "set";
    private const string Position = "position";
    private const string Name = "picture";
    private const string MaskFile = "mask";

    /// <summary>The three sets, in the table's order.</summary>
    public static IReadOnlyList<string> Sets { get; } = ["validation", "test", "unseen"];

    /// <summary>Writes the table.</summary>
    /// <param name="folder">The run's.</param>
    /// <param name="rows">The entries.</param>
    public static void Write(string folder, IEnumerable<PictureRow> rows) => FileSystem.Current.WriteText(
        Path.Combine(folder, RunFiles.Images),
        CsvText.Write([Set, Position, Name, MaskFile, .. CountColumns.All, .. Measures.All.Select(Heading)], rows.Select(row => (IEnumerable<string>)
        [
            row.Set, CsvText.Cell(row.Position), row.Name, row.MaskFile, .. CountColumns.Cells(row.Measures.Counts), .. Measures.All.Select(measure => CsvText.Cell(measure.Of(row.Measures))),
        ])));

    /// <summary>Reads the table.</summary>
    /// <param name="folder">The run's.</param>
    /// <exception cref="FormatException">A cell is not what belongs there.</exception>
    public static IReadOnlyList<PictureRow> Read(string folder) => [.. CsvText.Read(FileSystem.Current.ReadText(Path.Combine(folder, RunFiles.Images)))
        .Select(row => new PictureRow(row[Set], row.Integer(Position), row[Name], row[MaskFile], MeasuresOf(row)))];

    // What follows from the counts is in the table for its readers.
    private static ImageMeasures MeasuresOf(CsvRow row)
    {
        return new ImageMeasures
        {
            Counts = CountColumns.Of(row),
            BoundaryIou = Number("boundary IoU"),
            Nsd = Number("NSD"),
            Hausdorff = Number("HD"),
            Hausdorff95 = Number("HD95"),
            Assd = Number("ASSD"),
            Compactness = Number("compactness"),
            TruthCompactness = Number("truth compactness"),
            AveragePrecision = Number("AP"),
            CalibrationError = Number("ECE"),
        };

        double Number(string measure) => row.Number(Heading(Measures.Find(measure)));
    }

    private static string Heading(Measure measure) => measure.Unit.Length > 0 ? $"{measure.Name} [{measure.Unit}]" : measure.Name;
}
