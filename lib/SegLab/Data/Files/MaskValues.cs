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
        var isPlain = decoding.SixteenBits is null && !(decoding.HasOpacity && MaskPlane.HasMeaningfulOpacity(decoding.Pixels));
        if (lesionValue is null && isPlain && MaskLevels.TryRead(decoding.Pixels, out lesion))
            return null;
        var plane = MaskPlane.Of(decoding);
        if (lesionValue is { } value)
            return Choose(plane, decoding, value, out lesion, out wasCut);
        var values = plane.Distinct(ValuesShown, out var count);
        if (count <= 2)
        {
            lesion = Brighter(plane, values);
            return null;
        }

        if (TryCut(plane, decoding, null, out lesion, out wasCut))
            return null;
        if (count > ValuesShown)
        {
            // The image itself with the lesion cut out. With few colours they are classes, and opacity would make one of them all.
            if (plane.OpacityAlone is { } opacity && TryOpacity(opacity, decoding, out lesion, out wasCut))
                return null;
            return $"the mask has {count} levels; a mask has two, such as 0 and 255."
                + (plane.IsGrey ? " They form no two clear peaks between which it could be cut." : "");
        }

        return $"the mask has {count} values ({Listed(plane, decoding)}); a mask has two, such as 0 and 255. "
            + "Where one of them is the lesion, say which: --lesion-value N, in C# DataSource.WithLesionValue(N).";
    }

    private static byte[] Brighter(MaskPlane plane, IReadOnlyList<int> values)
    {
        var brighter = values.MaxBy(plane.Brightness);
        return brighter > 0 ? Fill(plane.Count, pixel => plane[pixel] == brighter) : new byte[plane.Count];
    }

    private static bool TryCut(MaskPlane plane, PictureDecoding decoding, int? value, out byte[] lesion, out bool wasCut)
    {
        var cut = plane.IsGrey ? GreyBorders.Cut(plane, decoding.Width, decoding.Height, decoding.IsLossy, value) : null;
        (lesion, wasCut) = (cut ?? [], cut is not null);
        return wasCut;
    }

    private static bool TryOpacity(MaskPlane opacity, PictureDecoding decoding, out byte[] lesion, out bool wasCut)
    {
        (lesion, wasCut) = ([], false);
        var values = opacity.Distinct(2, out var count);
        if (count > 2)
            return TryCut(opacity, decoding, null, out lesion, out wasCut);
        if (opacity.IsSeen(values.Min()) || !opacity.IsSeen(values.Max()))
            return false;
        lesion = Brighter(opacity, values);
        return true;
    }

    private static string? Choose(MaskPlane plane, PictureDecoding decoding, int value, out byte[] lesion, out bool wasCut)
    {
        (lesion, wasCut) = ([], false);
        plane.Distinct(0, out var count);
        // Greys between the chosen level and the other one belong to the nearer.
        if (count > 2 && decoding.Palette is null && TryCut(plane, decoding, value, out lesion, out wasCut))
            return null;
        if (decoding.IsLossy && count > ValuesShown)
        {
            return $"the mask has {count} levels, because JPEG and WebP change values, and {value} (0x{value:X6}) is none of two clear peaks "
                + "among them. Save masks of several classes as PNG.";
        }

        var name = Names(plane, decoding);
        lesion = Fill(plane.Count, pixel => name(pixel) == value);
        return null;
    }

    private static byte[] Fill(int count, Func<int, bool> isLesion)
    {
        var lesion = new byte[count];
        for (var pixel = 0; pixel < count; pixel++)
            lesion[pixel] = isLesion(pixel) ? (byte)1 : (byte)0;
        return lesion;
    }

    // A palette's colours are called by their places in it, as other programs show them.
    private static Func<int, int> Names(MaskPlane plane, PictureDecoding decoding)
    {
        if (decoding.Places is { } own)
            return pixel => own[pixel];
        if (decoding.Palette is not { } palette)
            return pixel => plane[pixel];
        var places = new Dictionary<int, int>();
        for (var place = 0; place < palette.Length; place++)
            places.TryAdd(palette[place], place);
        return pixel =>
        {
            var color = decoding.Pixels.Slice(4 * pixel, 3);
            return places.GetValueOrDefault((color[0] << 16) | (color[1] << 8) | color[2], -1);
        };
    }

    private static string Listed(MaskPlane plane, PictureDecoding decoding)
    {
        var inColor = decoding.Palette is null && !plane.IsGrey;
        return string.Join(", ", Enumerable.Range(0, plane.Count).Select(Names(plane, decoding)).CountBy(value => value).OrderBy(value => value.Key).Select(value =>
            FormattableString.Invariant($"{(inColor ? $"0x{value.Key:X6}" : $"{value.Key}")}: {100.0 * value.Value / plane.Count:0.##} %")));
    }
}
