using System.Globalization;
using SegLab.Data;
using SegLab.Randomness;

namespace SegLab.Tests;

/// <summary>Masks that other programs can draw as well, and random ones.</summary>
internal static class DrawnMasks
{
    /// <summary>
    /// A mask of shapes joined by <c>+</c>: <c>disc X Y R</c> is (x − X)² + (y − Y)² ≤ R², <c>box LEFT TOP WIDTH HEIGHT</c> an upright
    /// rectangle, <c>diamond X Y R</c> is |x − X| + |y − Y| ≤ R; the empty text is an empty mask.
    /// </summary>
    public static Mask Of(int width, int height, string shapes) => Where(width, height, (x, y) => shapes
        .Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(shape => Holds(shape.Split(' '), x, y)));

    /// <summary>The mask of the pixels at which something holds, by column and row.</summary>
    public static Mask Where(int width, int height, Func<int, int, bool> inside)
        => new(width, height, [.. Enumerable.Range(0, width * height).Select(pixel => (byte)(inside(pixel % width, pixel / width) ? 1 : 0))]);

    /// <summary>Noise, discs, both or nothing.</summary>
    public static Mask Random(MersenneTwister generator, int width, int height)
    {
        var density = generator.Next(3) == 0 ? generator.NextDouble() : 0;
        var discs = Enumerable.Range(0, generator.Next(3)).Select(_ => (X: generator.Next(width), Y: generator.Next(height), R: generator.Next(6))).ToList();
        return Where(width, height, (x, y) => generator.NextDouble() < density || discs.Exists(disc => Squared(x - disc.X) + Squared(y - disc.Y) <= disc.R * disc.R));
    }

    /// <summary>Some random masks of one small random size.</summary>
    public static Mask[] RandomMasks(uint seed, int count)
    {
        var generator = new MersenneTwister(seed);
        var (width, height) = (1 + generator.Next(14), 1 + generator.Next(14));
        return [.. Enumerable.Range(0, count).Select(_ => Random(generator, width, height))];
    }

    /// <summary>Left and right exchanged.</summary>
    public static Mask Mirrored(this Mask mask) => Where(mask.Width, mask.Height, (x, y) => mask.Has(mask.Width - 1 - x, y));

    /// <summary>Rows and columns exchanged.</summary>
    public static Mask Transposed(this Mask mask) => Where(mask.Height, mask.Width, (x, y) => mask.Has(y, x));

    /// <summary>Lesion and skin exchanged.</summary>
    public static Mask Complement(this Mask mask) => Where(mask.Width, mask.Height, (x, y) => !mask.Has(x, y));

    /// <summary>With skin around it.</summary>
    public static Mask Padded(this Mask mask, int left, int top, int right, int bottom)
        => Where(left + mask.Width + right, top + mask.Height + bottom, (x, y) => mask.Has(x - left, y - top));

    /// <summary>Whether a pixel is lesion; beyond the edge is skin.</summary>
    public static bool Has(this Mask mask, int x, int y) => x >= 0 && y >= 0 && x < mask.Width && y < mask.Height && mask.Pixels[(y * mask.Width) + x] != 0;

    /// <summary>As the geometry reads it.</summary>
    public static bool[] Lesion(this Mask mask) => [.. mask.Pixels.Select(pixel => pixel != 0)];

    private static bool Holds(string[] shape, int x, int y)
    {
        var numbers = shape.Skip(1).Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return shape[0] switch
        {
            "disc" => Squared(x - numbers[0]) + Squared(y - numbers[1]) <= Squared(numbers[2]),
            "diamond" => Math.Abs(x - numbers[0]) + Math.Abs(y - numbers[1]) <= numbers[2],
            "box" => x >= numbers[0] && x < numbers[0] + numbers[2] && y >= numbers[1] && y < numbers[1] + numbers[3],
            var other => throw new FormatException($"There is no shape '{other}'."),
        };
    }

    private static int Squared(int step) => step * step;
}
