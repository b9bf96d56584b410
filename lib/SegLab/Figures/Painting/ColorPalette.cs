using System.Runtime.InteropServices;

namespace SegLab.Figures.Painting;

/// <summary>The few colours that stand for all of a picture's: the most frequent as they are, to six bits of red, green and blue, the others by median cut (Heckbert 1982).</summary>
internal sealed class ColorPalette
{
    private readonly Dictionary<int, byte> _indexOfColor = [];

    private ColorPalette(IReadOnlyList<int> exact, IReadOnlyList<ColorBox> boxes)
    {
        Bytes = [.. exact.Concat(boxes.Select(box => box.Mean)).SelectMany(color => new[] { (byte)(color >> 16), (byte)(color >> 8), (byte)color })];
        for (var index = 0; index < exact.Count; index++)
            _indexOfColor[exact[index]] = (byte)index;
        for (var index = 0; index < boxes.Count; index++)
        {
            foreach (var member in boxes[index].Members)
                _indexOfColor[member.Color] = (byte)(exact.Count + index);
        }
    }

    /// <summary>Red, green and blue of each colour.</summary>
    public byte[] Bytes { get; }

    /// <summary>Chooses the colours of a picture.</summary>
    /// <param name="pixels">Red, green, blue and alpha of each pixel.</param>
    /// <param name="size">How many colours at most, 2 to 256.</param>
    public static ColorPalette Of(ReadOnlySpan<byte> pixels, int size)
    {
        var counts = new Dictionary<int, int>();
        for (var at = 0; at < pixels.Length; at += 4)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, Color(pixels, at), out _)++;
        // Flat areas and text keep their very colours, whatever the photographs beside them hold.
        var byFrequency = counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).ToList();
        var exact = byFrequency.Take(byFrequency.Count <= size ? size : size / 8).Select(entry => entry.Key).ToList();
        var others = byFrequency.Skip(exact.Count).Select(entry => new ColorCount(entry.Key, entry.Value)).ToList();
        return new ColorPalette(exact, ColorBox.Cut(others, size - exact.Count));
    }

    /// <summary>The index of a pixel's colour.</summary>
    /// <param name="pixels">The picture that the palette was made of.</param>
    /// <param name="at">Where the pixel's red stands.</param>
    public byte Index(ReadOnlySpan<byte> pixels, int at) => _indexOfColor[Color(pixels, at)];

    private static int Color(ReadOnlySpan<byte> pixels, int at) => (Coarse(pixels[at]) << 16) | (Coarse(pixels[at + 1]) << 8) | Coarse(pixels[at + 2]);

    // Six bits: no eye sees the difference, and a photograph has a tenth of the colours to choose from. 0 and 255 stay.
    private static int Coarse(byte part) => (part & 0xFC) | (part >> 6);
}
