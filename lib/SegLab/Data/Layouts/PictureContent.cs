namespace SegLab.Data.Layouts;

/// <summary>What tells a mask from a photograph.</summary>
/// <param name="HasTwoColours">
/// Whether nine in ten pixels have one of two colours, roughly: those on the borders of a mask that was compressed or resized have others.
/// </param>
/// <param name="IsGrey">Whether those colours are grey, black and white included.</param>
internal sealed record PictureContent(bool HasTwoColours, bool IsGrey)
{
    // 16 levels of red, green and blue each.
    private const int Shift = 4;
    private const int Levels = 256 >> Shift;

    /// <summary>Looks at a picture.</summary>
    /// <param name="image">The picture.</param>
    public static PictureContent Of(RgbImage image)
    {
        var counts = new int[Levels * Levels * Levels];
        for (var at = 0; at < image.Pixels.Length; at += 3)
        {
            var (red, green, blue) = (image.Pixels[at] >> Shift, image.Pixels[at + 1] >> Shift, image.Pixels[at + 2] >> Shift);
            counts[(((red * Levels) + green) * Levels) + blue]++;
        }

        var most = counts.Index().Where(colour => colour.Item > 0).OrderByDescending(colour => colour.Item).Take(2).ToList();
        var pixels = (long)image.Width * image.Height;
        var isGrey = most.TrueForAll(colour => IsGreyColour(colour.Index));
        return new PictureContent(10L * most.Sum(colour => colour.Item) >= 9 * pixels, isGrey);
    }

    private static bool IsGreyColour(int colour)
    {
        var (red, green, blue) = (colour / (Levels * Levels), colour / Levels % Levels, colour % Levels);
        return Math.Abs(red - green) <= 1 && Math.Abs(green - blue) <= 1;
    }
}
