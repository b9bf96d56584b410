namespace SegLab.Data.Files;

/// <summary>
/// Tells lesion from skin in any mask: of two levels, with grey borders, drawn in opacity, of 16 bits, or of several values of which one
/// is lesion.
/// </summary>
internal static class MaskValues
{
    private const int ValuesShown = 12;

    /// <summary>Turns a decoded mask into 1 and 0, as stored.</summary>
    /// <param name="decoding">The mask, decoded with its own values.</param>
    /// <param name="lesionValue">
    /// The value that is lesion: a grey level, a place in the palette, or a colour as 0xRRGGBB; null where the brighter of two is.
    /// </param>
    /// <param name="lesion">One byte a pixel: 1 lesion, 0 skin.</param>
    /// <param name="wasCut">Whether there were grey borders, which were cut at one half.</param>
    /// <returns>What is wrong, a clause that follows the file's name; or null.</returns>
    public static string? Read(PictureDecoding decoding, int? lesionValue, out byte[] lesion, out bool wasCut)
    {
        wasCut = false;
        var isPlain = decoding.SixteenBits is null && !(decoding.HasOpacity && MaskPlane.VariesInOpacity(decoding.Pixels));
        if (lesionValue is null && isPlain && MaskLevels.TryRead(decoding.Pixels, out lesion))
            return null;
        var plane = MaskPlane.Of(decoding);
        if (lesionValue is { } value)
        {
            lesion = Array.ConvertAll(Named(plane, decoding), pixel => (byte)(pixel == value ? 1 : 0));
            return null;
        }

        lesion = [];
        var counts = plane.Values.CountBy(pixel => pixel).ToDictionary();
        if (counts.Count <= 2)
        {
            var brighter = counts.Keys.MaxBy(pixel => Brightness(pixel, plane.IsGrey));
            var isLesion = (byte)(brighter > 0 ? 1 : 0);
            lesion = Array.ConvertAll(plane.Values, pixel => pixel == brighter ? isLesion : (byte)0);
            return null;
        }

        if (plane.IsGrey && GreyBorders.TryCut(plane.Values, decoding.Width, decoding.Height, decoding.IsLossy, out lesion))
        {
            wasCut = true;
            return null;
        }

        if (counts.Count > ValuesShown)
        {
            return $"the mask has {counts.Count} levels; a mask has two, such as 0 and 255."
                + (plane.IsGrey ? " They form no two clear peaks between which it could be cut." : "");
        }

        return $"the mask has {counts.Count} values ({Listed(plane, decoding)}); a mask has two, such as 0 and 255. "
            + "Where one of them is the lesion, say which: --lesion-value N, in C# DataSource.WithLesionValue(N).";
    }

    private static int Brightness(int value, bool isGrey) => isGrey ? value : (value >> 16) + ((value >> 8) & 0xFF) + (value & 0xFF);

    // A palette's colours are called by their places in it, as other programs show them.
    private static int[] Named(MaskPlane plane, PictureDecoding decoding)
    {
        if (decoding.Palette is not { } palette)
            return plane.Values;
        var places = new Dictionary<int, int>();
        for (var place = 0; place < palette.Length; place++)
            places.TryAdd(palette[place], place);
        var named = new int[plane.Values.Length];
        var pixels = decoding.Pixels;
        for (var pixel = 0; pixel < named.Length; pixel++)
        {
            var color = pixels.Slice(4 * pixel, 3);
            named[pixel] = places.GetValueOrDefault((color[0] << 16) | (color[1] << 8) | color[2], -1);
        }

        return named;
    }

    private static string Listed(MaskPlane plane, PictureDecoding decoding)
    {
        var named = Named(plane, decoding);
        var inColor = decoding.Palette is null && !plane.IsGrey;
        return string.Join(", ", named.CountBy(value => value).OrderBy(value => value.Key).Select(value =>
            FormattableString.Invariant($"{(inColor ? $"0x{value.Key:X6}" : $"{value.Key}")}: {100.0 * value.Value / named.Length:0.##} %")));
    }
}
