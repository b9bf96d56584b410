using SegLab.Data;

namespace SegLab.Benchmarks;

/// <summary>The classical answer without learning: grey, blurred, cut where it splits best into two classes (Otsu 1979); dark is lesion.</summary>
internal static class OtsuThreshold
{
    private const int Levels = 256;
    private const int BlurRadius = 2;

    public static Mask Segment(RgbImage image)
    {
        var grey = Blur(Grey(image), image.Width, image.Height);
        var threshold = Threshold(grey);
        return new Mask(image.Width, image.Height, [.. grey.Select(value => value <= threshold ? (byte)1 : (byte)0)]);
    }

    private static byte[] Grey(RgbImage image)
    {
        var grey = new byte[image.Width * image.Height];
        for (var pixel = 0; pixel < grey.Length; pixel++)
            grey[pixel] = (byte)((0.2125 * image.Pixels[3 * pixel]) + (0.7154 * image.Pixels[(3 * pixel) + 1]) + (0.0721 * image.Pixels[(3 * pixel) + 2]));
        return grey;
    }

    private static byte[] Blur(byte[] grey, int width, int height)
    {
        var blurred = new byte[grey.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (sum, count) = (0, 0);
                for (var row = Math.Max(0, y - BlurRadius); row <= Math.Min(height - 1, y + BlurRadius); row++)
                {
                    for (var column = Math.Max(0, x - BlurRadius); column <= Math.Min(width - 1, x + BlurRadius); column++, count++)
                        sum += grey[(row * width) + column];
                }

                blurred[(y * width) + x] = (byte)(sum / count);
            }
        }

        return blurred;
    }

    private static int Threshold(byte[] grey)
    {
        var histogram = new long[Levels];
        foreach (var value in grey)
            histogram[value]++;
        var total = histogram.Select((count, level) => (double)count * level).Sum();
        var (best, bestVariance, below, belowSum) = (0, -1.0, 0L, 0.0);
        for (var level = 0; level < Levels; level++)
        {
            below += histogram[level];
            belowSum += (double)histogram[level] * level;
            var above = grey.Length - below;
            if (below == 0 || above == 0)
                continue;
            var difference = (belowSum / below) - ((total - belowSum) / above);
            var variance = below * (double)above * difference * difference;
            if (variance > bestVariance)
                (best, bestVariance) = (level, variance);
        }

        return best;
    }
}
