using SegLab.Data;

namespace SegLab.Cli.Prediction;

/// <summary>A photograph with the border of what was found drawn on it; the lesion itself stays as it is.</summary>
internal static class LesionOutline
{
    // Seen on skin, lesion and hair alike, also by those who can't tell red from green.
    private static readonly byte[] _color = [0, 255, 255];

    // Of the photograph's longer side.
    private const int SidesPerLine = 300;

    /// <summary>Draws the border inside the mask, as wide as the photograph's size asks for.</summary>
    /// <param name="image">The photograph.</param>
    /// <param name="mask">What was found, of its size.</param>
    public static RgbImage Draw(RgbImage image, Mask mask)
    {
        var reach = Math.Max(1, Math.Max(image.Width, image.Height) / SidesPerLine);
        var pixels = (byte[])image.Pixels.Clone();
        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                if (IsLesion(x, y) && !(IsLesion(x - reach, y) && IsLesion(x + reach, y) && IsLesion(x, y - reach) && IsLesion(x, y + reach)))
                    _color.CopyTo(pixels.AsSpan(3 * ((y * mask.Width) + x)));
            }
        }

        return new RgbImage(image.Width, image.Height, pixels);

        // Beyond the photograph is outside: a lesion that it cuts off has a border there.
        bool IsLesion(int x, int y) => x >= 0 && y >= 0 && x < mask.Width && y < mask.Height && mask.Pixels[(y * mask.Width) + x] != 0;
    }
}
