using System.CommandLine;
using System.Diagnostics;
using SegLab.Benchmarks.Memory;
using SegLab.Benchmarks.Reports;
using SegLab.Data;
using SegLab.Data.Splits;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Randomness;
using SegLab.Training;
using static TorchSharp.torch;

namespace SegLab.Benchmarks.Scale;

/// <summary><c>scale-run</c>: what <c>scale</c> watches, a process that trains on one pack; not listed.</summary>
internal sealed class ScaleRunCommand : Command
{
    private const string CommandName = "scale-run";
    private const int LeastSteps = 70;

    private readonly Argument<string> _pack = new("PACK") { Description = "The file." };
    private readonly Option<ScaleSettings> _settings = new("--settings") { Description = "Numbers, separated by commas.", CustomParser = result => ScaleSettings.Parse(result.Tokens[0].Value) };
    private readonly Option<string> _output = new("--out") { Description = "A file for the figures." };

    public ScaleRunCommand()
        : base(CommandName, "Train on a pack and end; scale watches it.")
    {
        Hidden = true;
        Add(_pack);
        Add(_settings);
        Add(_output);
        SetAction(parsed => BenchmarkReport.Now(Name, new Dictionary<string, string>(), Run(parsed.GetRequiredValue(_pack), parsed.GetRequiredValue(_settings))).Save(parsed.GetRequiredValue(_output)));
    }

    /// <summary>Starts this program with that command.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="settings">How many, how large, how long.</param>
    /// <param name="output">Where it writes its report.</param>
    /// <returns>The process, its output to be read; the caller disposes it.</returns>
    public static Process Start(string pack, ScaleSettings settings, string output) => OwnProcess.Start(CommandName, pack, "--settings", settings.Text, "--out", output);

    private static List<BenchmarkRow> Run(string pack, ScaleSettings settings)
    {
        set_num_threads(settings.Threads);
        var started = Stopwatch.GetTimestamp();
        var images = RepeatedLesions.Open(pack, settings.Count);
        var split = Split.Stratified(images.LesionShares, new SplitSizes(settings.Count - settings.Validation - 1, settings.Validation, 1), seed: 42);
        var options = new TrainingOptions { BatchSize = settings.Batch, Reading = Reading.Honest };
        // The network is no part of the wait for pictures.
        using (var scope = NewDisposeScope())
        using (var batches = new TrainingBatches(images, split.Train, options, CPU))
        {
            batches.Shuffle(1);
            using var batch = batches.Take(0);
        }

        var firstBatch = Stopwatch.GetElapsedTime(started).TotalSeconds;
        using var network = Architectures.SegNet.Build();
        WeightInitialization.Initialize(network, new MersenneTwister(42));
        using var enough = new CancellationTokenSource();
        var all = split.Train.Count / settings.Batch;

        // Whole epochs are timed from the second on, until there are enough steps: in the first the process warms up, whatever the number of pictures.
        var (from, to) = settings.Steps < all ? (1, 1) : (2, 1 + Math.Max(1, LeastSteps / all));
        var clock = new Throughput.StepClock(Math.Min(settings.Steps, all), enough, from, to);
        options = options with { Epochs = to };
        Trainer.Train(network, new Bce(), images, split, options, clock, enough.Token);
        // Training was ended before its validation, which takes the most memory.
        using (var scope = NewDisposeScope())
        using (var validation = new Validation(network, new Bce(), images, split.Validation, options, CPU))
            validation.Run(1, 0);
        return [new("first batch", "s", [firstBatch]), new("step", "s", clock.Seconds)];
    }
}
