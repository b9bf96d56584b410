using static TorchSharp.torch;

namespace SegLab.Models.Layers;

/// <summary>A 3×3 convolution of a bicubically doubled input, at the input's own resolution.</summary>
/// <remarks>
/// Doubling acts on each channel alone and the convolution sums over channels, so the sums may come first: each of the nine taps is a 1×1
/// convolution of the small input, a quarter of the multiplications; what it gives is doubled, shifted by its tap and added. The doubling and the
/// shift along one axis are one matrix for its three taps. The same as one after the other up to rounding, and the doubled input is never in memory.
/// </remarks>
internal sealed class UpsampledConvolution : IDisposable
{
    private const int Taps = 3;

    private readonly KeptMatrix _rows = new(length => Matrix(length, (tap, position) => (tap * length) + position));
    private readonly KeptMatrix _columns = new(length => Matrix(length, (tap, position) => (position * Taps) + tap));

    /// <summary>The same as <c>conv2d(upsample.call(input), weight, bias, padding: 1)</c>.</summary>
    /// <param name="weight"><c>[C', C, 3, 3]</c>.</param>
    /// <param name="bias"><c>[C']</c>.</param>
    /// <param name="input"><c>[N, C, H, W]</c>, channels last in memory.</param>
    /// <returns><c>[N, C', 2H, 2W]</c>, channels last in memory.</returns>
    public Tensor Apply(Tensor weight, Tensor bias, Tensor input)
    {
        var (count, height, width, outputs) = (input.shape[0], input.shape[2], input.shape[3], weight.shape[0]);
        using var scope = NewDisposeScope();
        Tensor rows;
        // The taps are the most that a step holds: they end before the columns begin.
        using (NewDisposeScope())
            rows = KeptMatrix.Multiply(_rows.For(height, input), RowTaps(weight, input)).view(count * 2 * height, width * Taps, outputs).MoveToOuterDisposeScope();
        var sums = KeptMatrix.Multiply(_columns.For(width, input), rows).view(count, 2 * height, 2 * width, outputs);
        return sums.add_(bias).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>Disposes its matrices.</summary>
    public void Dispose()
    {
        _rows.Dispose();
        _columns.Dispose();
    }

    // [N, 3H, W * 3 * C']: for each row of taps a line of the kernel at every pixel.
    private static Tensor RowTaps(Tensor weight, Tensor input)
    {
        var (count, channels, height, width, outputs) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3], weight.shape[0]);
        using var scope = NewDisposeScope();
        var pixels = input.permute(0, 2, 3, 1).reshape(count * height * width, channels);
        var weights = weight.permute(2, 1, 3, 0).reshape(Taps, channels, Taps * outputs).unbind(0);
        return cat([.. weights.Select(row => mm(pixels, row).view(count, height, width * Taps * outputs))], 1).MoveToOuterDisposeScope();
    }

    // [2n, 3n]: an output reads the doubled line at tap − 1 beside itself, and zero beyond the line's ends.
    private static double[,] Matrix(int length, Func<int, int, int> place)
    {
        var doubling = BicubicUpsample.Matrix(length);
        var matrix = new double[2 * length, Taps * length];
        for (var output = 0; output < 2 * length; output++)
        {
            for (var tap = 0; tap < Taps; tap++)
            {
                var read = output + tap - 1;
                for (var position = 0; position < length && read >= 0 && read < 2 * length; position++)
                    matrix[output, place(tap, position)] = doubling[read, position];
            }
        }

        return matrix;
    }
}
