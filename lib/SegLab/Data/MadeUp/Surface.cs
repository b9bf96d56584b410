using System.Runtime.CompilerServices;
using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>
/// A smooth surface given at the nodes of a coarse grid, stretched to the picture's pixels with cubic B-splines: two continuous
/// derivatives, no trace of the grid, and a few additions a pixel. It is read row by row, by one thread: a picture's worth of heights is never in memory.
/// </summary>
internal sealed class Surface
{
    /// <summary>B-splines average neighbours; this undoes the loss of spread of independent nodes: (∫B₃(x)²dx summed over shifts) is 151/315 an axis.</summary>
    private const double SpreadLoss = 151.0 / 315.0;

    /// <summary>Heights of nodes are uniform in ±this: ±√3 has standard deviation 1.</summary>
    private const double Reach = 1.7320508075688772 / SpreadLoss;

    /// <summary>Nodes an axis beyond the whole cells in the picture: one before it, the one at its start and two behind, as a cubic spline reaches that far.</summary>
    public const int Margin = 4;

    /// <summary>The grid, row by row.</summary>
    private readonly float[][] _grid;

    /// <summary>For each pixel of a row and of a column the first of its four nodes, and their weights.</summary>
    private readonly (int[] Starts, float[] Weights) _across;
    private readonly (int[] Starts, float[] Weights) _down;

    /// <summary>The last rows of the grid that were stretched to the picture's width, and which they are.</summary>
    private readonly PixelRow[] _stretched;
    private readonly int[] _held = [-1, -1, -1, -1];

    private readonly PixelRow _row;

    private Surface(PictureSize size, double cell, float[][] grid)
    {
        (Size, _grid, _row) = (size, grid, new PixelRow(size.Width));
        (_across, _down) = (Weights(size.Width, cell), Weights(size.Height, cell));
        _stretched = [.. _held.Select(_ => new PixelRow(size.Width))];
    }

    /// <summary>The picture's size.</summary>
    public PictureSize Size { get; }

    /// <summary>Random hills and dales: mean 0, standard deviation 1.</summary>
    /// <param name="size">The picture's size.</param>
    /// <param name="cell">The grid's spacing in pixels: hills are about twice as wide.</param>
    /// <param name="generator">Where the heights come from.</param>
    public static Surface Noise(PictureSize size, double cell, MersenneTwister generator) =>
        Through(size, cell, (_, _) => (float)generator.NextDouble(-Reach, Reach));

    /// <summary>Hills with smaller hills on them: each octave half as wide and <paramref name="persistence"/> as high. Standard deviation 1.</summary>
    public static Surface Fractal(PictureSize size, double cell, int octaves, double persistence, MersenneTwister generator)
    {
        // The octaves are added at the nodes of the finest one, so that the picture's pixels are gone through once.
        var finest = Math.Max(1, cell / Math.Pow(2, octaves - 1));
        var nodes = new PictureSize((int)(size.Width / finest) + Margin, (int)(size.Height / finest) + Margin);
        var sum = new float[nodes.Pixels];
        var height = 1.0;
        var variance = 0.0;
        for (var octave = 0; octave < octaves - 1; octave++)
        {
            Noise(nodes, Math.Max(1, cell / finest), generator).AddTo(sum, (float)height);
            variance += height * height;
            (cell, height) = (cell / 2, height * persistence);
        }

        variance += height * height;
        var scale = 1 / Math.Sqrt(variance);
        var node = 0;
        return Through(size, finest, (_, _) => (float)(scale * (sum[node++] + (height * generator.NextDouble(-Reach, Reach)))));
    }

    /// <summary>The surface through (nearly: B-splines smooth a little) the heights at the grid's nodes.</summary>
    /// <param name="size">The picture's size.</param>
    /// <param name="cell">The grid's spacing in pixels.</param>
    /// <param name="height">The height at a node, given its place in pixels; asked row by row, also a cell outside the picture.</param>
    public static Surface Through(PictureSize size, double cell, Func<double, double, float> height)
    {
        var grid = new float[(int)(size.Height / cell) + Margin][];
        for (var row = 0; row < grid.Length; row++)
        {
            grid[row] = new float[(int)(size.Width / cell) + Margin];
            for (var column = 0; column < grid[row].Length; column++)
                grid[row][column] = height((column - 1) * cell, (row - 1) * cell);
        }

        return new Surface(size, cell, grid);
    }

    /// <summary>The heights of a row of pixels; quickest row after row.</summary>
    /// <param name="y">The row, 0 at the top.</param>
    /// <returns>The surface's own: it holds until the next row is asked for.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PixelRow Row(int y)
    {
        var start = _down.Starts[y];
        var weights = _down.Weights.AsSpan(4 * y, 4);
        var target = _row.Vectors;
        var first = Stretched(start).Vectors;
        var second = Stretched(start + 1).Vectors;
        var third = Stretched(start + 2).Vectors;
        var fourth = Stretched(start + 3).Vectors;
        for (var index = 0; index < target.Length; index++)
            target[index] = (weights[0] * first[index]) + (weights[1] * second[index]) + (weights[2] * third[index]) + (weights[3] * fourth[index]);
        return _row;
    }

    /// <summary><c>sum += factor·heights</c>, over all pixels, rows from the top.</summary>
    public void AddTo(float[] sum, float factor)
    {
        for (var y = 0; y < Size.Height; y++)
        {
            var heights = Row(y).Pixels;
            for (var x = 0; x < heights.Length; x++)
                sum[(y * Size.Width) + x] += factor * heights[x];
        }
    }

    private PixelRow Stretched(int row)
    {
        var slot = row % _held.Length;
        if (_held[slot] != row)
            Stretch(_grid[row], _stretched[slot].Pixels);
        _held[slot] = row;
        return _stretched[slot];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Stretch(float[] nodes, Span<float> pixels)
    {
        var (starts, weights) = _across;
        for (var x = 0; x < pixels.Length; x++)
        {
            var near = nodes.AsSpan(starts[x], 4);
            var weight = weights.AsSpan(4 * x, 4);
            pixels[x] = (weight[0] * near[0]) + (weight[1] * near[1]) + (weight[2] * near[2]) + (weight[3] * near[3]);
        }
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
