namespace SegLab.Data.MadeUp;

/// <summary>A stand-in, to be replaced by the painter of dermoscopy-like lesions: a dark ellipse on skin.</summary>
public static class LesionPainter
{
    /// <summary>Paints the picture number <paramref name="index"/> and its mask.</summary>
    /// <param name="seed">The same seed and index give the same bytes.</param>
    /// <param name="index">At least 0.</param>
    public static LesionPair Paint(uint seed, int index)
    {
        var random = Randomness.MersenneTwister.ForStream(seed, (uint)index);
        var (width, height) = (761 + random.Next(9), 553 + random.Next(25));
        var (centreX, centreY) = (random.NextDouble(0.4, 0.6) * width, random.NextDouble(0.4, 0.6) * height);
        var (radiusX, radiusY) = (random.NextDouble(0.15, 0.5) * width, random.NextDouble(0.15, 0.5) * height);
        var pixels = new byte[3 * width * height];
        var mask = new byte[width * height];
        for (var pixel = 0; pixel < mask.Length; pixel++)
        {
            var x = ((pixel % width) - centreX) / radiusX;
            var y = ((pixel / width) - centreY) / radiusY;
            mask[pixel] = (byte)((x * x) + (y * y) <= 1 ? 1 : 0);
            pixels[3 * pixel] = (byte)(mask[pixel] == 1 ? 110 : 210);
            pixels[(3 * pixel) + 1] = (byte)(mask[pixel] == 1 ? 70 : 170);
            pixels[(3 * pixel) + 2] = (byte)(mask[pixel] == 1 ? 60 : 150);
        }

        return new LesionPair($"IMD{index + 1:D3}", new RgbImage(width, height, pixels), new Mask(width, height, mask));
    }
}
