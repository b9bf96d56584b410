using SegLab.Metrics;
using SegLab.Storage;
using SegLab.Training;

namespace SegLab.Experiments.Store;

/// <summary>A run's epochs as tables: one row an epoch, and where each epoch was measured, one row a validation picture and epoch.</summary>
internal static class EpochTables
{
    private const string Epoch = "epoch";
    private const string TrainingLoss = "training loss";
    private const string ValidationLoss = "validation loss";
    private const string ValidationIou = "validation IoU";
    private const string Seconds = "seconds";
    private const string Position = "position";
    private const string Name = "picture";

    /// <summary>Writes both tables.</summary>
    /// <param name="folder">The run's.</param>
    /// <param name="history">The epochs.</param>
    /// <param name="validation">The validation pictures' names, in the split's order.</param>
    public static void Write(string folder, TrainingHistory history, IReadOnlyList<string> validation)
    {
        FileSystem.Current.WriteText(Path.Combine(folder, RunFiles.Epochs), CsvText.Write([Epoch, TrainingLoss, ValidationLoss, ValidationIou, Seconds], history.Epochs.Select(epoch => (string[])
        [
            CsvText.Cell(epoch.Epoch),
            CsvText.Cell(epoch.TrainingLoss),
            CsvText.Cell(epoch.ValidationLoss),
            epoch.ValidationIou is { } iou ? CsvText.Cell(iou) : "",
            CsvText.Cell(epoch.Seconds),
        ])));
        if (history.Epochs.All(epoch => epoch.Validation is null))
            return;
        FileSystem.Current.WriteText(Path.Combine(folder, RunFiles.Validation), CsvText.Write([Epoch, Position, Name, .. CountColumns.All], history.Epochs.SelectMany(epoch => (epoch.Validation ?? [])
            .Select((counts, position) => (IEnumerable<string>)[CsvText.Cell(epoch.Epoch), CsvText.Cell(position), validation[position], .. CountColumns.Cells(counts)]))));
    }

    /// <summary>Reads both tables.</summary>
    /// <param name="folder">The run's.</param>
    /// <exception cref="FormatException">A cell is not what belongs there.</exception>
    public static IReadOnlyList<EpochRecord> Read(string folder)
    {
        var measured = Path.Combine(folder, RunFiles.Validation);
        var counts = File.Exists(measured) ? CsvText.Read(FileSystem.Current.ReadText(measured)).ToLookup(row => row.Integer(Epoch), CountColumns.Of) : null;
        return [.. CsvText.Read(FileSystem.Current.ReadText(Path.Combine(folder, RunFiles.Epochs))).Select(row => new EpochRecord(row.Integer(Epoch), row.Number(TrainingLoss), row.Number(ValidationLoss), row.Number(Seconds))
        {
            Validation = counts is null ? null : (ConfusionCounts[])[.. counts[row.Integer(Epoch)]],
        })];
    }
}
