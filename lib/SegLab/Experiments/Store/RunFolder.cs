using SegLab.Data;
using SegLab.Data.Files;
using SegLab.Metrics;
using SegLab.Models;
using SegLab.Training;
using SegLab.Weights;

namespace SegLab.Experiments.Store;

/// <summary>A stored run's folder: written in one go, and read only if all of it is as it was written.</summary>
internal static class RunFolder
{
    /// <summary>Fills an empty folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="key">The run's key.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them trained, validated and tested.</param>
    /// <param name="network">The trained network.</param>
    public static void Write(string folder, ExperimentKey key, ExperimentResult result, ImageSet images, Split split, SegmentationNetwork network)
    {
        var finished = DateTimeOffset.UtcNow;
        RunDescription.Write(folder, key, result, images, split, finished);
        EpochTables.Write(folder, result.History, [.. split.Validation.Select(position => images.Names[position])]);
        var masks = WriteMasks(folder, result.TestMasks);
        PictureTable.Write(folder,
        [
            .. Rows(PictureTable.Sets[0], result.Validation, split.Validation, images, []),
            .. Rows(PictureTable.Sets[1], result.Test, split.Test, images, masks),
            .. Rows(PictureTable.Sets[2], result.Unseen, split.Unseen(images.Count), images, []),
        ]);
        EventFile.Write(Path.Combine(folder, RunFiles.Events), result.History, finished);
        SafetensorsFile.Save(
            Path.Combine(folder, RunFiles.Weights),
            network.NamedState().ToDictionary(entry => entry.Name, entry => entry.Tensor),
            new Dictionary<string, string> { ["architecture"] = result.Experiment.Architecture.Name, ["run"] = key.Text });
        Checksums.Write(folder);
    }

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="key">The key that it is found under.</param>
    /// <returns>The run, or what is wrong with it: clauses that follow its name.</returns>
    public static (StoredRun? Run, IReadOnlyList<string> Problems) Read(string folder, string key)
    {
        try
        {
            if (Checksums.Problems(folder) is { Count: > 0 } problems)
                return (null, problems);
            var description = RunDescription.Read(folder);
            if (description.Key != key)
                return (null, [$"its description is that of the run {description.Key}"]);
            return (ReadWhole(folder, description), []);
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            return (null, [$"it can't be read: {exception.Message}"]);
        }
    }

    private static StoredRun ReadWhole(string folder, RunDescription description)
    {
        var rows = PictureTable.Read(folder).ToLookup(row => row.Set);
        var epochs = EpochTables.Read(folder);
        var test = rows[PictureTable.Sets[1]].ToList();
        var result = new ExperimentResult(
            description.Experiment, description.Parameters, new TrainingHistory(epochs, WasCancelled: false) { StoppedEarly = description.StoppedEarly, Threshold = description.Threshold }, Of(PictureTable.Sets[0]), Of(PictureTable.Sets[1]), Of(PictureTable.Sets[2]), description.Environment)
        {
            TestMasks = [.. test.Where(row => row.MaskFile.Length > 0).Select(row => PngFile.ReadMask(Path.Combine(folder, row.MaskFile)))],
        };
        return new StoredRun(description.Key, folder, description.Finished, description.Data, test.ConvertAll(row => row.Position), result);

        IReadOnlyList<ImageMeasures> Of(string set) => [.. rows[set].Select(row => row.Measures)];
    }

    private static IReadOnlyList<string> WriteMasks(string folder, IReadOnlyList<Mask> masks)
    {
        Directory.CreateDirectory(Path.Combine(folder, RunFiles.Masks));
        var names = masks.Select((_, index) => $"{RunFiles.Masks}/{(index + 1).ToString("D4", System.Globalization.CultureInfo.InvariantCulture)}.png").ToList();
        foreach (var (name, mask) in names.Zip(masks))
            File.WriteAllBytes(Path.Combine(folder, name), PngFile.Of(mask));
        return names;
    }

    private static IEnumerable<PictureRow> Rows(string set, IReadOnlyList<ImageMeasures> measures, IReadOnlyList<int> positions, ImageSet images, IReadOnlyList<string> masks) =>
        measures.Select((picture, index) => new PictureRow(set, positions[index], images.Names[positions[index]], masks.ElementAtOrDefault(index) ?? "", picture));
}
