namespace SegLab.Data;

/// <summary>Masks that are read without fault and are probably not what was meant.</summary>
internal static class MaskSuspicion
{
    private const double MostOfTheFrame = 0.95;
    private const double LeastSkin = 0.005;

    /// <summary>Whether every pixel is lesion.</summary>
    /// <param name="mask">The mask.</param>
    public static bool IsAllLesion(Mask mask) => mask.LesionShare == 1;

    /// <summary>Whether the image's border is lesion and its inside is not: lesion and skin may have changed places.</summary>
    /// <param name="mask">The mask.</param>
    public static bool IsInverted(Mask mask)
    {
        if (1 - mask.LesionShare < LeastSkin)
            return false;
        var (lesion, frame) = (0, 0);
        for (var row = 0; row < mask.Height; row++)
        {
            var step = row == 0 || row == mask.Height - 1 ? 1 : Math.Max(1, mask.Width - 1);
            for (var column = 0; column < mask.Width; column += step, frame++)
                lesion += mask.Pixels[(row * mask.Width) + column];
        }

        return lesion >= MostOfTheFrame * frame;
    }
}
