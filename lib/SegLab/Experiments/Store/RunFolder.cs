using System.Text.RegularExpressions;
using SegLab.Data;
using SegLab.Data.Files;
using SegLab.Metrics;
using SegLab.Models;
using SegLab.Storage;
using SegLab.Training;
using SegLab.Weights;

namespace SegLab.Experiments.Store;

/// <summary>A stored run's folder: written in one go, and read only if all of it is as it was written.</summary>
internal static partial class RunFolder
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

    /// <summary>Reads a folder that has a mark.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="mark">What proves that it is a run's.</param>
    public static RunReading Read(string folder, RunMark mark)
    {
        if (mark.Problem is { } problem)
            return new(null, [$"it can't be opened ({problem})"], UnreadReason.Inaccessible);
        try
        {
            // A later version may keep other files, and other sums.
            if (RunDescription.LaterVersion(folder) is { } later)
                return new(null, [later], UnreadReason.LaterVersion);
            if (Checksums.Problems(folder) is { Count: > 0 } problems)
                return new(null, problems);
            var description = RunDescription.Read(folder);
            return description.Key == mark.Key
                ? new(ReadWhole(folder, description), [])
                : new(null, [$"its description is that of the run {description.Key}"]);
        }
        catch (LaterVersionException exception)
        {
            return new(null, [exception.Message], UnreadReason.LaterVersion);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or (IOException and not (EndOfStreamException or FileNotFoundException or DirectoryNotFoundException)))
        {
            return new(null, [$"it can't be opened ({exception.Message.TrimEnd('.')})"], UnreadReason.Inaccessible);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Files that somebody changed show it in every kind of exception that their readers have.
            return new(null, [$"it can't be read: {exception.Message}"]);
        }
    }

    /// <summary>Whether a folder holds nothing but what SegLab writes into a run's folder, so that it may be removed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="stranger">The first entry that SegLab did not write.</param>
    public static bool HoldsOursOnly(string folder, out string stranger)
    {
        stranger = new DirectoryInfo(folder).LinkTarget is not null
            ? folder
            : new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(StrangerIn).FirstOrDefault(name => name is not null) ?? "";
        return stranger.Length == 0;
    }

    private static string? StrangerIn(FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null)
            return entry.Name;
        if (entry is not DirectoryInfo folder)
            return RunFiles.IsOfARun(entry.Name) ? null : entry.Name;
        if (entry.Name != RunFiles.Masks)
            return entry.Name;
        return folder.EnumerateFileSystemInfos().FirstOrDefault(mask => mask is DirectoryInfo || mask.LinkTarget is not null || !MaskName().IsMatch(mask.Name)) is { } other
            ? $"{RunFiles.Masks}/{other.Name}"
            : null;
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
        FileSystem.Current.CreateFolder(Path.Combine(folder, RunFiles.Masks));
        var names = masks.Select((_, index) => $"{RunFiles.Masks}/{(index + 1).ToString("D4", System.Globalization.CultureInfo.InvariantCulture)}.png").ToList();
        foreach (var (name, mask) in names.Zip(masks))
            FileSystem.Current.WriteBytes(Path.Combine(folder, name), PngFile.Of(mask));
        return names;
    }

    private static IEnumerable<PictureRow> Rows(string set, IReadOnlyList<ImageMeasures> measures, IReadOnlyList<int> positions, ImageSet images, IReadOnlyList<string> masks) =>
        measures.Select((picture, index) => new PictureRow(set, positions[index], images.Names[positions[index]], masks.ElementAtOrDefault(index) ?? "", picture));

    [GeneratedRegex(@"^[0-9]{4,}\.png\z", RegexOptions.None, 1000)]
    private static partial Regex MaskName();
}
