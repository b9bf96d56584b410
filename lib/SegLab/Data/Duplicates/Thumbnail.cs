namespace SegLab.Data.Duplicates;

/// <summary>Shrinks a picture to 64×64 levels of grey, whatever its shape: photographs of one scene get one thumbnail at every size.</summary>
internal static class Thumbnail
{
    /// <summary>Width and height in pixels.</summary>
    public const int Size = 64;

    /// <summary>Averages under triangles as wide as two outputs (linear interpolation, where the picture is smaller than its thumbnail).</summary>
    /// <param name="pixels">Rows from the top; red, green and blue first in each pixel.</param>
    /// <param name="bytesPerPixel">3 or 4.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <returns>Levels from 0 to 255, laid out as <c>[64, 64]</c>.</returns>
    public static float[] Of(ReadOnlySpan<byte> pixels, int bytesPerPixel, int width, int height)
    {
        var (rows, columns) = (Taps(height), Taps(width));
        var narrow = new float[height * Size];
        var grey = new float[width];
        for (var row = 0; row < height; row++)
        {
            ToGrey(pixels.Slice(row * width * bytesPerPixel, width * bytesPerPixel), bytesPerPixel, grey);
            for (var column = 0; column < Size; column++)
                narrow[(row * Size) + column] = Blend(grey, columns[column]);
        }

        var thumbnail = new float[Size * Size];
        for (var row = 0; row < Size; row++)
        {
            var (first, weights) = rows[row];
            var target = thumbnail.AsSpan(row * Size, Size);
            for (var tap = 0; tap < weights.Length; tap++)
            {
                var source = narrow.AsSpan((first + tap) * Size, Size);
                for (var column = 0; column < Size; column++)
                    target[column] += weights[tap] * source[column];
            }
        }

        return thumbnail;
    }

    private static void ToGrey(ReadOnlySpan<byte> row, int bytesPerPixel, Span<float> grey)
    {
        for (int pixel = 0, value = 0; pixel < grey.Length; pixel++, value += bytesPerPixel)
            grey[pixel] = (0.299f * row[value]) + (0.587f * row[value + 1]) + (0.114f * row[value + 2]);
    }

    private static float Blend(ReadOnlySpan<float> values, (int First, float[] Weights) taps)
    {
        var sum = 0f;
        var span = values.Slice(taps.First, taps.Weights.Length);
        for (var tap = 0; tap < span.Length; tap++)
            sum += taps.Weights[tap] * span[tap];
        return sum;
    }

    private static (int First, float[] Weights)[] Taps(int input)
    {
        var factor = (double)input / Size;
        var radius = Math.Max(1, factor);
        var taps = new (int First, float[] Weights)[Size];
        for (var position = 0; position < Size; position++)
        {
            var centre = ((position + 0.5) * factor) - 0.5;
            var first = Math.Max(0, (int)Math.Floor(centre - radius) + 1);
            var last = Math.Min(input - 1, (int)Math.Ceiling(centre + radius) - 1);
            double[] weights = [.. Enumerable.Range(first, last - first + 1).Select(pixel => 1 - (Math.Abs(pixel - centre) / radius))];
            var sum = weights.Sum();
            taps[position] = (first, [.. weights.Select(weight => (float)(weight / sum))]);
        }

        return taps;
    }
}
