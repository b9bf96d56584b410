using System.Diagnostics;
using System.Globalization;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Randomness;
using static TorchSharp.torch;

namespace SegLab.Benchmarks;

/// <summary>
/// Times training steps (forward, BCE, backward, Adam) and inference on random pictures, after one step with a batch of 2, as
/// the reference's bench_torch.py does. It evaluates the loss once a step, the reference twice as the original did: the second value
/// equals the first.
/// </summary>
internal static class Throughput
{
    public static void Measure(IReadOnlyList<Architecture> architectures, ThroughputSettings settings)
    {
        set_num_threads(settings.Threads);
        Console.WriteLine($"torch {__version__} threads {get_num_threads()} batch {settings.Batch} size {settings.Size} timed steps {settings.Steps}");
        foreach (var architecture in architectures)
        {
            var (training, inference) = Time(architecture, settings);
            Console.WriteLine($"{architecture.Name,-14} train {Describe(training, settings.Batch)} | infer {Describe(inference, settings.Batch)}");
        }
    }

    private static (List<double> Training, List<double> Inference) Time(Architecture architecture, ThroughputSettings settings)
    {
        using var scope = NewDisposeScope();
        var generator = new MersenneTwister(42);
        using var network = architecture.Build();
        WeightInitialization.Initialize(network, generator);
        using var optimizer = optim.Adam(network.parameters(), 1e-3);
        var images = Random(generator, settings.Batch, 3, settings.Size);
        var masks = (Random(generator, settings.Batch, 1, settings.Size) > 0.7).to_type(ScalarType.Float32);
        var loss = new Bce();

        network.train();
        var training = Repeat(settings.Steps, whole =>
        {
            var count = whole ? settings.Batch : 2;
            optimizer.zero_grad();
            var value = loss.Of(network.call(images[..count]), masks[..count]);
            value.backward();
            optimizer.step();
            return value.item<float>();
        });

        network.eval();
        using var withoutGradients = no_grad();
        var inference = Repeat(settings.Steps, whole => (network.call(whole ? images : images[..2]) > 0).sum().item<long>());
        return (training, inference);
    }

    private static List<double> Repeat(int steps, Func<bool, double> step)
    {
        var seconds = new List<double>();
        for (var index = 0; index <= steps; index++)
        {
            using var scope = NewDisposeScope();
            var started = Stopwatch.GetTimestamp();
            step(index > 0);
            if (index > 0)
                seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return seconds;
    }

    private static Tensor Random(MersenneTwister generator, int count, int channels, int size)
    {
        var values = new float[count * channels * size * size];
        for (var index = 0; index < values.Length; index++)
            values[index] = (float)generator.NextDouble();
        return tensor(values).reshape(count, channels, size, size);
    }

    private static string Describe(List<double> seconds, int batch)
    {
        var median = seconds.Order().ElementAt(seconds.Count / 2);
        var steps = string.Join(", ", seconds.Select(value => value.ToString("F2", CultureInfo.InvariantCulture)));
        return FormattableString.Invariant($"{batch / median:F1} img/s (steps {steps} s)");
    }
}
