using SegLab.Cli.Documents;
using SegLab.Cli.Reports;
using SegLab.Data;
using SegLab.Data.Caching;
using SegLab.Data.Fetching;
using SegLab.Data.Files;
using SegLab.Experiments.Store;
using SegLab.Training.Checkpoints;
using SegLab.Weights;

namespace SegLab.Benchmarks.Fuzzing;

/// <summary>Everything in SegLab that reads files which people bring.</summary>
internal static class FuzzTargets
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("image", false, (file, _) => PictureFile.TryReadImage(file, out var _, out var problem) ? null : problem, "image.png", "image.jpg", "image.bmp", "image.webp"),
        new("mask", false, (file, _) => PictureFile.TryReadMask(file, out var _, out var problem) ? null : problem, "mask.png", "mask.bmp", "image.png", "image.jpg"),
        new("archive", false, Unpack, "set.zip", "set.tar.gz"),
        new("weights", false, Load, "weights.safetensors"),
        new("checkpoint", false, (file, _) => Try(() => new Checkpoint(file, FuzzFiles.CheckpointRun).FinishedEpochs()), "checkpoint.safetensors"),
        new("cached set", false, ReadPack, "set.pack"),
        new("run.json", true, (file, folder) => ReadRun(file, folder, "run.json"), "run.json"),
        new("images.csv", true, (file, folder) => ReadRun(file, folder, "images.csv"), "images.csv"),
        new("epochs.csv", true, (file, folder) => ReadRun(file, folder, "epochs.csv"), "epochs.csv"),
        new("sums", true, (file, folder) => ReadRun(file, folder, "SHA256SUMS"), "SHA256SUMS"),
        new("split", true, (file, _) => Try(() => Split.Read(file, DataSource.MadeUp(8).Names)), "split.json"),
        new("notebook", true, (file, _) => Try(() => Report(file)), "notebook.ipynb"),
    ];

    private static string? Try<T>(Func<T> read)
    {
        _ = read();
        return null;
    }

    private static string Report(string file)
    {
        var document = NotebookFile.Read(file);
        _ = NotebookWriter.ToJson(document);
        return ReportWriter.Write(document, "fuzzed");
    }

    private static string? Unpack(string file, string folder)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, "unpacked"));
        try
        {
            ArchiveFile.Unpack(file, target.FullName);
            return null;
        }
        finally
        {
            target.Delete(recursive: true);
        }
    }

    private static string? Load(string file, string folder)
    {
        foreach (var (_, tensor) in SafetensorsFile.Load(file))
            tensor.Dispose();
        return null;
    }

    private static string? ReadPack(string file, string folder)
    {
        // The key is that of the whole file: it stands in its content, in quotes.
        var whole = File.ReadAllText(Path.Combine(folder, "set.pack"), System.Text.Encoding.Latin1);
        var start = whole.IndexOf("\"Key\":\"", StringComparison.Ordinal) + 7;
        try
        {
            var images = PackedImages.Open(file, whole[start..whole.IndexOf('"', start)]).ToSet(DataSource.MadeUp(8));
            for (var index = 0; index < images.Count; index++)
                _ = images.Mask(index);
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    private static string? ReadRun(string file, string folder, string name)
    {
        var run = Directory.EnumerateDirectories(Path.Combine(folder, FuzzFiles.Runs)).Single();
        try
        {
            File.Copy(file, Path.Combine(run, name), overwrite: true);
            // A damaged run that says it is whole.
            if (name != Checksums.FileName)
            {
                File.Delete(Path.Combine(run, Checksums.FileName));
                Checksums.Write(run);
            }

            var content = new RunStore(Path.Combine(folder, FuzzFiles.Runs)).Read();
            return content.Runs.Count > 0 ? null : content.Damaged.FirstOrDefault()?.ToString() ?? content.Unread.FirstOrDefault()?.ToString() ?? "it is not SegLab's.";
        }
        finally
        {
            File.Copy(Path.Combine(folder, name), Path.Combine(run, name), overwrite: true);
            File.Copy(Path.Combine(folder, Checksums.FileName), Path.Combine(run, Checksums.FileName), overwrite: true);
        }
    }
}
