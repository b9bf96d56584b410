using System.CommandLine;
using SegLab.Benchmarks.Reports;
using SegLab.Data;
using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Metrics;
using SegLab.Models;
using SegLab.Statistics;
using SegLab.Training;

namespace SegLab.Benchmarks;

/// <summary><c>transfer</c>: how well a network trained on made-up lesions alone finds real ones, beside Otsu's threshold.</summary>
internal sealed class TransferCommand : Command
{
    public TransferCommand()
        : base("transfer", "Train on made-up lesions alone, score on real pictures, beside Otsu's threshold.")
    {
        var data = new Option<string>("--data") { Description = "Real pictures: PH2, ISIC, or images and masks that pair by name.", Required = true };
        var model = new Option<string>("--model") { Description = $"The network: {string.Join(", ", Architectures.All)}.", DefaultValueFactory = _ => "SegNet2" };
        var size = new Option<int>("--size") { Description = "Width and height of the pictures, divisible by 16.", DefaultValueFactory = _ => 64 };
        var epochs = new Option<int>("--epochs") { Description = "How often each made-up picture is seen.", DefaultValueFactory = _ => 20 };
        var count = new Option<int>("--count") { Description = "How many made-up pictures.", DefaultValueFactory = _ => 200 };
        var seed = new Option<uint>("--seed") { Description = "The seed of the pictures and of the training.", DefaultValueFactory = _ => 42 };
        Add(data);
        Add(model);
        Add(size);
        Add(epochs);
        Add(count);
        Add(seed);
        var output = OutputOption.Create();
        Add(output);
        SetAction((result, cancellation) => Task.Run(() => Measure(
            DataSource.Open(result.GetValue(data)!).Load(result.GetValue(size), cancellationToken: cancellation),
            DataSource.MadeUp(result.GetValue(count), result.GetValue(seed)).Load(result.GetValue(size), cancellationToken: cancellation),
            new Experiment(Architectures.Find(result.GetValue(model)!), new Bce() + new Dice())
            {
                Training = new TrainingOptions { Epochs = result.GetValue(epochs), Seed = result.GetValue(seed) },
            },
            result.GetValue(output),
            cancellation), cancellation));
    }

    private static void Measure(ImageSet real, ImageSet madeUp, Experiment experiment, string? path, CancellationToken cancellation)
    {
        int[] everything = [.. Enumerable.Range(0, madeUp.Count)];
        int[] all = [.. Enumerable.Range(0, real.Count)];
        IReadOnlyList<ConfusionCounts> found = [];
        ExperimentRunner.Run(experiment, madeUp, new Split(everything, everything, everything), cancellationToken: cancellation,
            trained: network => found = Evaluation.Count(network, real, all, cancellationToken: cancellation));
        cancellation.ThrowIfCancellationRequested();
        var otsu = all.Select(index => ConfusionCounts.Of(OtsuThreshold.Segment(real.Picture(index)), real.Mask(index))).ToList();
        Console.WriteLine($"{experiment.Name}, {experiment.Training.Epochs} epochs on {madeUp.Source} ({madeUp.Count} pictures of {madeUp.Width}×{madeUp.Height}); scored on {real.Count} pictures of {real.Source}");
        Print("network", found);
        Print("Otsu", otsu);
        if (path is not null)
            BenchmarkReport.Now("transfer", Settings(real, madeUp, experiment), [Row("network", found), Row("Otsu", otsu)]).Save(path);
    }

    private static Dictionary<string, string> Settings(ImageSet real, ImageSet madeUp, Experiment experiment) => new()
    {
        ["experiment"] = experiment.Name,
        ["epochs"] = $"{experiment.Training.Epochs}",
        ["seed"] = $"{experiment.Training.Seed}",
        ["size"] = $"{real.Width}",
        ["made up"] = $"{madeUp.Count}",
        ["real"] = $"{real.Count}",
    };

    // A value for each picture.
    private static BenchmarkRow Row(string name, IReadOnlyList<ConfusionCounts> counts) => new(name, "plain IoU", [.. counts.Select(count => count.Iou)]);

    private static void Print(string name, IReadOnlyList<ConfusionCounts> counts)
    {
        var interval = MeanInterval.Percentile([.. counts.Select(count => count.Iou)], seed: 42);
        Console.WriteLine(FormattableString.Invariant($"{name,-10} mean plain IoU {interval.Mean:F3}, 95 % interval over pictures {interval.Lower:F3} to {interval.Upper:F3}"));
    }
}
