namespace SegLab.Data;

/// <summary>Masks that are read without fault and are probably not what was meant.</summary>
internal static class MaskSuspicion
{
    private const double MostOfTheFrame = 0.95;
    private const double MostOfTheMiddle = 0.5;

    /// <summary>Whether every pixel is lesion.</summary>
    /// <param name="mask">The mask.</param>
    public static bool IsAllLesion(Mask mask) => mask.LesionShare == 1;

    /// <summary>Whether the image's border is lesion and its middle, a ninth of it, is not: lesion and skin may have changed places.</summary>
    /// <param name="mask">The mask.</param>
    public static bool IsInverted(Mask mask)
    {
        var (lesion, frame) = (0, 0);
        for (var row = 0; row < mask.Height; row++)
        {
            var step = row == 0 || row == mask.Height - 1 ? 1 : Math.Max(1, mask.Width - 1);
            for (var column = 0; column < mask.Width; column += step, frame++)
                lesion += mask.Pixels[(row * mask.Width) + column];
        }

        return lesion >= MostOfTheFrame * frame && SkinInTheMiddle(mask) > MostOfTheMiddle;
    }

    private static double SkinInTheMiddle(Mask mask)
    {
        var (left, top) = (mask.Width / 3, mask.Height / 3);
        var (width, height) = (mask.Width - (2 * left), mask.Height - (2 * top));
        var skin = Enumerable.Range(top, height).Sum(row => mask.Pixels.AsSpan((row * mask.Width) + left, width).Count((byte)0));
        return (double)skin / (width * height);
    }
}
