using System.Collections;

namespace SegLab.Data.Files;

/// <summary>
/// One number a pixel, computed when it is asked for: a mask's grey level, its opacity where that is what it is drawn in, or its colour.
/// Grey and opacity are as stored, from 0 to 255 or 65535; a colour is 0xRRGGBB.
/// </summary>
internal sealed class MaskPlane
{
    // How far JPEG and WebP move the three colours of a grey apart.
    private const int GreyTolerance = 16;

    private readonly PictureDecoding _decoding;
    private readonly ushort[]? _sixteen;
    private readonly int _channels;
    private readonly int _full;
    private readonly bool _blends;
    private readonly bool _isOpacity;

    private MaskPlane(PictureDecoding decoding, ushort[]? sixteen)
    {
        (_decoding, _sixteen, Count) = (decoding, sixteen, decoding.Width * decoding.Height);
        (_channels, _full) = sixteen is null ? (4, byte.MaxValue) : (sixteen.Length / Count, ushort.MaxValue);
        if (_channels is 2 or 4)
        {
            var most = 0;
            for (var pixel = 0; pixel < Count; pixel++)
            {
                most = Opacity(pixel) > Opacity(most) ? pixel : most;
                _blends |= Opacity(pixel) == 0 || Opacity(pixel) != Opacity(0);
            }

            _isOpacity = _blends && HasOneColor(most);
        }

        IsGrey = _isOpacity || HasGreysOnly(decoding.IsLossy ? GreyTolerance : 0);
    }

    private MaskPlane(MaskPlane colors)
    {
        (_decoding, _sixteen, _channels, _full, Count) = (colors._decoding, colors._sixteen, colors._channels, colors._full, colors.Count);
        (_blends, _isOpacity, IsGrey) = (true, true, true);
    }

    /// <summary>How many pixels.</summary>
    public int Count { get; }

    /// <summary>Whether numbers are levels, of which one may be above another; else they are colours.</summary>
    public bool IsGrey { get; }

    /// <summary>Opacity alone, where some pixels are more transparent than others and colours are what is looked at here; else null.</summary>
    public MaskPlane? OpacityAlone => _blends && !_isOpacity ? new MaskPlane(this) : null;

    /// <summary>The number of a pixel.</summary>
    /// <param name="pixel">From the top left, row by row, as stored.</param>
    public int this[int pixel]
    {
        get
        {
            if (_isOpacity)
                return Opacity(pixel);
            var (red, green, blue) = Color(pixel);
            return IsGrey ? (red + green + blue + 1) / 3 : (red << 16) | (green << 8) | blue;
        }
    }

    /// <summary>Looks at a decoded mask.</summary>
    /// <param name="decoding">A mask that was decoded, with its own values; it must live as long as what is returned.</param>
    public static MaskPlane Of(PictureDecoding decoding) =>
        decoding.SixteenBits is { } sixteen && new MaskPlane(decoding, sixteen) is { IsGrey: true } plane ? plane : new MaskPlane(decoding, null);

    /// <summary>Whether opacity says something: some pixels are more transparent than others, or all show nothing.</summary>
    /// <param name="pixels">Four bytes a pixel.</param>
    public static bool HasMeaningfulOpacity(ReadOnlySpan<byte> pixels)
    {
        for (var value = 3; value < pixels.Length; value += 4)
        {
            if (pixels[value] == 0 || pixels[value] != pixels[3])
                return true;
        }

        return false;
    }

    /// <summary>The largest number.</summary>
    public int Max()
    {
        var max = 0;
        for (var pixel = 0; pixel < Count; pixel++)
            max = Math.Max(max, this[pixel]);
        return max;
    }

    /// <summary>The different numbers, in the order in which they are first met.</summary>
    /// <param name="most">How many of them are wanted at most.</param>
    /// <param name="count">How many there are.</param>
    public IReadOnlyList<int> Distinct(int most, out int count)
    {
        var seen = new BitArray(IsGrey ? 1 << 16 : 1 << 24);
        var first = new List<int>();
        count = 0;
        for (var pixel = 0; pixel < Count; pixel++)
        {
            var value = this[pixel];
            if (seen[value])
                continue;
            seen[value] = true;
            if (count++ < most)
                first.Add(value);
        }

        return first;
    }

    /// <summary>How bright a number is, to compare it with others of this plane.</summary>
    /// <param name="value">One of its numbers.</param>
    public int Brightness(int value) => IsGrey ? value : (value >> 16) + ((value >> 8) & 0xFF) + (value & 0xFF);

    /// <summary>Whether a level of opacity is seen rather than not.</summary>
    /// <param name="opacity">From 0 on, as stored.</param>
    public bool IsSeen(int opacity) => opacity > _full / 2;

    private int Value(int pixel, int channel) =>
        _sixteen is null ? _decoding.Pixels[(4 * pixel) + channel] : _sixteen[(_channels * pixel) + channel];

    private int Opacity(int pixel) => Value(pixel, _channels - 1);

    // As it looks on black: what is transparent is skin.
    private (int Red, int Green, int Blue) Color(int pixel) => Color(pixel, _blends ? Opacity(pixel) : _full);

    private (int Red, int Green, int Blue) Color(int pixel, int opacity)
    {
        var red = Seen(Value(pixel, 0));
        return _channels >= 3 ? (red, Seen(Value(pixel, 1)), Seen(Value(pixel, 2))) : (red, red, red);

        int Seen(int value) => (int)((((long)value * opacity) + (_full / 2)) / _full);
    }

    // Whether all that is seen is one colour, so that only opacity draws. Where a tool multiplied by opacity, thin colours are one off.
    private bool HasOneColor(int reference)
    {
        for (var pixel = 0; pixel < Count; pixel++)
        {
            var opacity = Opacity(pixel);
            var ((red, green, blue), expected) = (Color(pixel, opacity), Color(reference, opacity));
            var tolerance = opacity < _full && _sixteen is null ? 1 : 0;
            if (Math.Abs(red - expected.Red) > tolerance || Math.Abs(green - expected.Green) > tolerance || Math.Abs(blue - expected.Blue) > tolerance)
                return false;
        }

        return true;
    }

    private bool HasGreysOnly(int tolerance)
    {
        for (var pixel = 0; pixel < Count; pixel++)
        {
            var (red, green, blue) = Color(pixel);
            if (Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue)) > tolerance)
                return false;
        }

        return true;
    }
}
