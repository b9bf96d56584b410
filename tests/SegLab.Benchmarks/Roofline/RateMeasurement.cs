using System.Diagnostics;
using static TorchSharp.torch;

namespace SegLab.Benchmarks.Roofline;

/// <summary>Measures what the machine can do, through the library that the networks use.</summary>
internal static class RateMeasurement
{
    // 256 MiB each: far beyond any cache.
    private const long CopiedNumbers = 64L << 20;
    private const int Attempts = 3;

    /// <summary>The best rate of any product and of copying, each of three attempts after one to warm up.</summary>
    /// <param name="shapes">The products.</param>
    /// <param name="numbers">What they multiply.</param>
    /// <returns>The rates, and which product was the fastest.</returns>
    public static (MachineRates Rates, MatrixShape Fastest) Measure(IReadOnlyList<MatrixShape> shapes, ScalarType numbers)
    {
        var (operations, fastest) = shapes.Select(shape => (Operations(shape, numbers), shape)).MaxBy(entry => entry.Item1);
        return (new MachineRates(operations, Copied()), fastest);
    }

    private static double Operations(MatrixShape shape, ScalarType numbers)
    {
        using var scope = NewDisposeScope();
        var (first, second) = (ones(shape.Rows, shape.Inner, dtype: numbers), ones(shape.Inner, shape.Columns, dtype: numbers));
        return shape.Operations / Best(() => matmul(first, second).Dispose());
    }

    private static double Copied()
    {
        using var scope = NewDisposeScope();
        var (source, target) = (ones(CopiedNumbers), zeros(CopiedNumbers));
        return 2 * sizeof(float) * CopiedNumbers / Best(() => target.copy_(source));
    }

    private static double Best(Action action)
    {
        action();
        var best = double.PositiveInfinity;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var started = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return best;
    }
}
