using System.Numerics;
using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>
/// A smooth surface given at the nodes of a coarse grid, stretched to the picture's pixels with cubic B-splines: two continuous
/// derivatives, no trace of the grid, and a few additions a pixel.
/// </summary>
internal static class Surface
{
    /// <summary>B-splines average neighbours; this undoes the loss of spread of independent nodes: (∫B₃(x)²dx summed over shifts) is 151/315 an axis.</summary>
    private const double SpreadLoss = 151.0 / 315.0;

    /// <summary>Heights of nodes are uniform in ±this: ±√3 has standard deviation 1.</summary>
    private const double Reach = 1.7320508075688772 / SpreadLoss;

    /// <summary>Nodes an axis beyond the whole cells in the picture: one before it, the one at its start and two behind, as a cubic spline reaches that far.</summary>
    public const int Margin = 4;

    /// <summary>Random hills and dales: mean 0, standard deviation 1.</summary>
    /// <param name="size">The picture's size.</param>
    /// <param name="cell">The grid's spacing in pixels: hills are about twice as wide.</param>
    /// <param name="generator">Where the heights come from.</param>
    /// <returns>One value a pixel, rows from the top.</returns>
    public static float[] Noise(PictureSize size, double cell, MersenneTwister generator) =>
        Stretch(size, cell, (_, _) => (float)generator.NextDouble(-Reach, Reach));

    /// <summary>Hills with smaller hills on them: each octave half as wide and <paramref name="persistence"/> as high. Standard deviation 1.</summary>
    public static float[] Fractal(PictureSize size, double cell, int octaves, double persistence, MersenneTwister generator)
    {
        // The octaves are added at the nodes of the finest one, so that the picture's pixels are gone through once.
        var finest = Math.Max(1, cell / Math.Pow(2, octaves - 1));
        var nodes = new PictureSize((int)(size.Width / finest) + Margin, (int)(size.Height / finest) + Margin);
        var sum = new float[nodes.Pixels];
        var height = 1.0;
        var variance = 0.0;
        for (var octave = 0; octave < octaves - 1; octave++)
        {
            AddScaled(sum, Noise(nodes, Math.Max(1, cell / finest), generator), (float)height);
            variance += height * height;
            (cell, height) = (cell / 2, height * persistence);
        }

        variance += height * height;
        var scale = 1 / Math.Sqrt(variance);
        var node = 0;
        return Stretch(size, finest, (_, _) => (float)(scale * (sum[node++] + (height * generator.NextDouble(-Reach, Reach)))));
    }

    /// <summary>The surface through (nearly: B-splines smooth a little) the heights at the grid's nodes.</summary>
    /// <param name="size">The picture's size.</param>
    /// <param name="cell">The grid's spacing in pixels.</param>
    /// <param name="height">The height at a node, given its place in pixels; asked row by row, also a cell outside the picture.</param>
    /// <returns>One value a pixel, rows from the top.</returns>
    public static float[] Stretch(PictureSize size, double cell, Func<double, double, float> height)
    {
        var (width, rows) = (size.Width, (int)(size.Height / cell) + Margin);
        var columns = (int)(width / cell) + Margin;
        var (starts, weights) = Weights(width, cell);
        var node = new float[columns];
        var stretchedRows = new float[rows * width];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                node[column] = height((column - 1) * cell, (row - 1) * cell);
            var target = stretchedRows.AsSpan(row * width, width);
            for (var x = 0; x < width; x++)
            {
                var start = starts[x];
                target[x] = (weights[4 * x] * node[start]) + (weights[(4 * x) + 1] * node[start + 1])
                    + (weights[(4 * x) + 2] * node[start + 2]) + (weights[(4 * x) + 3] * node[start + 3]);
            }
        }

        return StretchDown(size, cell, stretchedRows);
    }

    /// <summary><c>target += factor·source</c>.</summary>
    public static void AddScaled(float[] target, float[] source, float factor)
    {
        var index = 0;
        for (; index <= target.Length - Vector<float>.Count; index += Vector<float>.Count)
            (new Vector<float>(target, index) + (factor * new Vector<float>(source, index))).CopyTo(target, index);
        for (; index < target.Length; index++)
            target[index] += factor * source[index];
    }

    private static float[] StretchDown(PictureSize size, double cell, float[] stretchedRows)
    {
        var (width, height) = (size.Width, size.Height);
        var (starts, weights) = Weights(height, cell);
        var pixels = GC.AllocateUninitializedArray<float>(size.Pixels);
        for (var y = 0; y < height; y++)
        {
            var first = starts[y] * width;
            var (w0, w1, w2, w3) = (weights[4 * y], weights[(4 * y) + 1], weights[(4 * y) + 2], weights[(4 * y) + 3]);
            var x = 0;
            for (; x <= width - Vector<float>.Count; x += Vector<float>.Count)
            {
                var value = (w0 * new Vector<float>(stretchedRows, first + x)) + (w1 * new Vector<float>(stretchedRows, first + width + x))
                    + (w2 * new Vector<float>(stretchedRows, first + (2 * width) + x)) + (w3 * new Vector<float>(stretchedRows, first + (3 * width) + x));
                value.CopyTo(pixels, (y * width) + x);
            }

            for (; x < width; x++)
            {
                pixels[(y * width) + x] = (w0 * stretchedRows[first + x]) + (w1 * stretchedRows[first + width + x])
                    + (w2 * stretchedRows[first + (2 * width) + x]) + (w3 * stretchedRows[first + (3 * width) + x]);
            }
        }

        return pixels;
    }

    /// <summary>For each pixel of an axis the first of its four nodes and their weights in the uniform cubic B-spline.</summary>
    private static (int[] Starts, float[] Weights) Weights(int length, double cell)
    {
        var starts = new int[length];
        var weights = new float[4 * length];
        for (var pixel = 0; pixel < length; pixel++)
        {
            var place = pixel / cell;
            starts[pixel] = (int)place;
            var t = (float)(place - starts[pixel]);
            var s = 1 - t;
            weights[4 * pixel] = s * s * s / 6;
            weights[(4 * pixel) + 1] = ((3 * t * t * t) - (6 * t * t) + 4) / 6;
            weights[(4 * pixel) + 2] = ((3 * s * s * s) - (6 * s * s) + 4) / 6;
            weights[(4 * pixel) + 3] = t * t * t / 6;
        }

        return (starts, weights);
    }
}
