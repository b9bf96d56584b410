using System.Diagnostics;
using SegLab.Data;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Randomness;
using static TorchSharp.torch;

namespace SegLab.Benchmarks;

/// <summary>
/// Times losses and a network's training step in turn, so that both see the same neighbours on the machine. Masks are made-up
/// lesions; logits are right by a margin of 3 with normal noise of 2 at every pixel, which is worse than what a network gives.
/// </summary>
internal sealed class LossMeasurement : IDisposable
{
    private readonly ThroughputSettings settings;
    private readonly List<(Loss Loss, LossTimes Times)> losses;
    private readonly List<double> network = [];
    private readonly SegmentationNetwork segNet;
    private readonly optim.Optimizer optimizer;
    private readonly Tensor images;
    private readonly Tensor masks;
    private readonly Tensor logits;

    public LossMeasurement(ThroughputSettings settings, IReadOnlyList<string> only)
    {
        this.settings = settings;
        set_num_threads(settings.Threads);
        losses = [.. LossCatalog.Stable.Concat(LossCatalog.Terms).Concat(LossCatalog.Combinations)
            .Where(loss => only.Count == 0 || only.Any(word => loss.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(loss => (loss, new LossTimes(loss.Name)))];

        var generator = new MersenneTwister(42);
        segNet = Architectures.Find("SegNet").Build();
        WeightInitialization.Initialize(segNet, generator);
        optimizer = optim.Adam(segNet.parameters(), 1e-3);
        segNet.train();
        var lesions = DataSource.MadeUp(settings.Batch, 42).Load(settings.Size);
        using var scope = NewDisposeScope();
        var pixels = Enumerable.Range(0, settings.Batch).SelectMany(index => lesions.Mask(index).Pixels.ToArray().Select(pixel => pixel == 0 ? 0f : 1f)).ToArray();
        masks = tensor(pixels).reshape(settings.Batch, 1, settings.Size, settings.Size).DetachFromDisposeScope();
        logits = tensor(pixels.Select(pixel => (float)((6 * pixel) - 3 + (2 * generator.NextNormal()))).ToArray()).reshape(masks.shape).DetachFromDisposeScope();
        images = tensor(Enumerable.Range(0, 3 * pixels.Length).Select(_ => (float)generator.NextDouble()).ToArray())
            .reshape(settings.Batch, 3, settings.Size, settings.Size).DetachFromDisposeScope();
    }

    /// <summary>All rounds, of which the first is not counted.</summary>
    public LossCost Run()
    {
        for (var round = 0; round <= settings.Steps; round++)
        {
            var step = Milliseconds(Train);
            var times = losses.ConvertAll(entry => Time(entry.Loss));
            if (round == 0)
                continue;
            network.Add(step);
            foreach (var ((_, all), (value, maps)) in losses.Zip(times))
            {
                all.Step.Add(value);
                all.Share.Add(value / step);
                all.Maps.Add(maps);
            }
        }

        return new(settings, network, [.. losses.Select(entry => entry.Times)]);
    }

    public void Dispose()
    {
        optimizer.Dispose();
        segNet.Dispose();
        images.Dispose();
        masks.Dispose();
        logits.Dispose();
    }

    private void Train()
    {
        optimizer.zero_grad();
        new Bce().Of(segNet.call(images), masks).backward();
        optimizer.step();
    }

    private (double Step, double Maps) Time(Loss loss)
    {
        using var target = new Target(masks);
        double first, second;
        using (no_grad())
        {
            first = Milliseconds(() => loss.Of(logits, target));
            second = Milliseconds(() => loss.Of(logits, target));
        }

        using var leaf = logits.detach().requires_grad_();
        return (Milliseconds(() => loss.Of(leaf, target).backward()), first - second);
    }

    private static double Milliseconds(Action action)
    {
        using var scope = NewDisposeScope();
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
