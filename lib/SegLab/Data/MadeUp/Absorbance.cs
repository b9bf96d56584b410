using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>
/// How much light each pixel of the skin keeps back: pigments add up here, and the picture is <c>255·exp(−sum)</c>. They lie here as
/// layers and are added row by row when the picture is asked for: the sums of a row fit into a processor's nearest cache.
/// </summary>
/// <remarks>Here and in what is added, methods over a row's pixels are optimised when first called: a notebook's 200 pictures would be done before the runtime gets to it.</remarks>
/// <param name="size">The picture's size.</param>
internal sealed class Absorbance(PictureSize size)
{
    private readonly List<Action<AbsorbanceRow>> _layers = [];

    /// <summary>The picture's size.</summary>
    public PictureSize Size { get; } = size;

    /// <summary>Adds a tone everywhere.</summary>
    public void Add(Tone tone) => Add(row => row.Add(tone));

    /// <summary>Adds a tone, at each pixel as much of it as the surface is high.</summary>
    public void Add(Tone tone, Surface amount) => Add(row => row.Add(tone, amount.Row(row.Y)));

    /// <summary>Adds whatever <paramref name="layer"/> adds to each row; it is asked once a row, from the top.</summary>
    public void Add(Action<AbsorbanceRow> layer) => _layers.Add(layer);

    /// <summary>The picture, opaque; the caller disposes.</summary>
    public SKBitmap ToBitmap()
    {
        var bitmap = new SKBitmap(new SKImageInfo(Size.Width, Size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = MemoryMarshal.Cast<byte, int>(bitmap.GetPixelSpan());
        var row = new AbsorbanceRow(Size.Width);
        for (var y = 0; y < Size.Height; y++)
        {
            row.Start(y);
            foreach (var layer in _layers)
                layer(row);
            Light(row, pixels.Slice(y * Size.Width, Size.Width));
        }

        return bitmap;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Light(AbsorbanceRow row, Span<int> pixels)
    {
        var opaque = new Vector<int>(0xFF << 24);
        var red = row.Red.Vectors;
        var green = row.Green.Vectors;
        var blue = row.Blue.Vectors;
        Span<int> last = stackalloc int[Vector<int>.Count];
        for (var index = 0; pixels.Length > 0; index++)
        {
            var light = opaque | (Light(blue[index]) << 16) | (Light(green[index]) << 8) | Light(red[index]);
            light.CopyTo(last);
            var count = Math.Min(last.Length, pixels.Length);
            last[..count].CopyTo(pixels);
            pixels = pixels[count..];
        }
    }

    private static Vector<int> Light(Vector<float> absorbed) =>
        Vector.ConvertToInt32(Vector.Min(255f * Vector.Exp(-absorbed), new Vector<float>(255)) + new Vector<float>(0.5f));
}
