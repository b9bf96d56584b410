using System.Formats.Tar;
using System.IO.Compression;
using SegLab.Data;
using SegLab.Data.Caching;
using SegLab.Data.Files;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;
using SegLab.Training.Checkpoints;
using SkiaSharp;

namespace SegLab.Benchmarks.Fuzzing;

/// <summary>Writes one whole file of every kind that SegLab reads: what is changed then. All of it is synthetic.</summary>
internal static class FuzzFiles
{
    /// <summary>The folder of the stored run, in the folder of the files.</summary>
    public const string Runs = "runs";

    private const int Side = 16;
    private const int Count = 8;

    /// <summary>What the checkpoint says that it is of.</summary>
    public const string CheckpointRun = """{"architecture":"SegNet","loss":"BCE"}""";

    /// <summary>Writes the files.</summary>
    /// <param name="folder">Where to: an empty folder.</param>
    public static void Write(string folder)
    {
        var pair = DataSource.MadeUp(1).Read(0);
        var image = new RgbImage(Side, Side, pair.Image.Pixels[..(3 * Side * Side)]);
        var mask = new Mask(Side, Side, [.. Enumerable.Range(0, Side * Side).Select(pixel => (byte)(pixel % Side > 4 && pixel / Side > 6 ? 1 : 0))]);
        File.WriteAllBytes(In("image.png"), PngFile.Of(image));
        File.WriteAllBytes(In("mask.png"), PngFile.Of(mask));
        BitmapFile.Write(In("image.bmp"), image);
        BitmapFile.Write(In("mask.bmp"), mask);
        foreach (var (name, format) in ((string, SKEncodedImageFormat)[])[("image.jpg", SKEncodedImageFormat.Jpeg), ("image.webp", SKEncodedImageFormat.Webp)])
        {
            using var bitmap = SKBitmap.Decode(In("image.png"));
            using var data = bitmap.Encode(format, quality: 90);
            File.WriteAllBytes(In(name), data.ToArray());
        }

        WriteArchives(folder);
        WriteTrained(folder);
        File.WriteAllText(In("notebook.ipynb"), Notebook);

        string In(string name) => Path.Combine(folder, name);
    }

    private const string Notebook = """
        {"cells":[{"cell_type":"markdown","id":"a","metadata":{},"source":["# Title\n","![](attachment:x.png)"],"attachments":{"x.png":{"image/png":"iVBORw0KGgo="}}},
        {"cell_type":"code","id":"b","metadata":{"tags":["parameters"]},"execution_count":1,"source":"var Name = \"x\";","outputs":[
        {"output_type":"stream","name":"stdout","text":["a\n"]},
        {"output_type":"execute_result","execution_count":1,"data":{"text/html":"<b>b</b>","text/plain":"b"},"metadata":{}},
        {"output_type":"error","ename":"E","evalue":"e","traceback":["t"]}]}],
        "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":5}
        """;

    private static void WriteArchives(string folder)
    {
        var inside = Directory.CreateDirectory(Path.Combine(folder, "packed"));
        foreach (var name in (string[])["image.png", "mask.png"])
            File.Copy(Path.Combine(folder, name), Path.Combine(inside.FullName, name));
        ZipFile.CreateFromDirectory(inside.FullName, Path.Combine(folder, "set.zip"));
        using var file = File.Create(Path.Combine(folder, "set.tar.gz"));
        using var compressed = new GZipStream(file, CompressionLevel.Fastest);
        TarFile.CreateFromDirectory(inside.FullName, compressed, includeBaseDirectory: false);
    }

    private static void WriteTrained(string folder)
    {
        var source = DataSource.MadeUp(Count);
        var images = source.Load(Side, new LoadOptions { Cache = new ImageCache(Path.Combine(folder, "cache")) });
        File.Copy(Directory.EnumerateFiles(Path.Combine(folder, "cache"), "*.pack").Single(), Path.Combine(folder, "set.pack"));
        var split = Split.Disjoint(Count, 1);
        split.Save(Path.Combine(folder, "split.json"), images.Names);
        var experiment = new Experiment(Architectures.SegNet, new Bce()) { Training = new TrainingOptions { Epochs = 1, BatchSize = 2, Reading = Reading.Honest } };
        ExperimentRunner.Run(new RunStore(Path.Combine(folder, Runs)), experiment, images, split);
        var run = Directory.EnumerateDirectories(Path.Combine(folder, Runs)).Single();
        foreach (var name in (string[])["run.json", "images.csv", "epochs.csv", "SHA256SUMS", "weights.safetensors"])
            File.Copy(Path.Combine(run, name), Path.Combine(folder, name));
        using var network = ExperimentRunner.Initialized(experiment);
        Trainer.Train(network, experiment.Loss, images, split, experiment.Training, checkpoint: new Checkpoint(Path.Combine(folder, "checkpoint.safetensors"), CheckpointRun));
    }
}
