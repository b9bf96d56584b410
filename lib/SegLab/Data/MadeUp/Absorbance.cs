using System.Numerics;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>How much light each pixel of the skin keeps back: pigments add up here, and the picture is <c>255·exp(−sum)</c>.</summary>
internal sealed class Absorbance
{
    private readonly float[] _red;
    private readonly float[] _green;
    private readonly float[] _blue;

    public Absorbance(PictureSize size) => (Size, _red, _green, _blue) = (size, new float[size.Pixels], new float[size.Pixels], new float[size.Pixels]);

    /// <summary>The picture's size.</summary>
    public PictureSize Size { get; }

    /// <summary>Adds a tone everywhere.</summary>
    public void Add(Tone tone)
    {
        foreach (var (plane, value) in Planes(tone))
        {
            for (var pixel = 0; pixel < plane.Length; pixel++)
                plane[pixel] += value;
        }
    }

    /// <summary>Adds a tone, at each pixel as much of it as <paramref name="amount"/> says.</summary>
    public void Add(Tone tone, float[] amount)
    {
        foreach (var (plane, value) in Planes(tone))
            Surface.AddScaled(plane, amount, value);
    }

    /// <summary>Adds a round spot: the whole tone in its middle, fading to nothing at <paramref name="radius"/>.</summary>
    /// <param name="x">The middle, in pixels.</param>
    /// <param name="y">The middle, in pixels.</param>
    /// <param name="radius">In pixels.</param>
    /// <param name="tone">Its colour.</param>
    public void AddSpot(double x, double y, double radius, Tone tone)
    {
        var (left, right) = (Math.Max(0, (int)(x - radius)), Math.Min(Size.Width - 1, (int)(x + radius)));
        var (top, bottom) = (Math.Max(0, (int)(y - radius)), Math.Min(Size.Height - 1, (int)(y + radius)));
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                var squared = (((column - x) * (column - x)) + ((row - y) * (row - y))) / (radius * radius);
                if (squared >= 1)
                    continue;
                var amount = (float)((1 - squared) * (1 - squared));
                var pixel = (row * Size.Width) + column;
                _red[pixel] += amount * tone.Red;
                _green[pixel] += amount * tone.Green;
                _blue[pixel] += amount * tone.Blue;
            }
        }
    }

    /// <summary>The picture, opaque; the caller disposes.</summary>
    public SKBitmap ToBitmap()
    {
        var bitmap = new SKBitmap(new SKImageInfo(Size.Width, Size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        Span<float> red = stackalloc float[Vector<float>.Count];
        Span<float> green = stackalloc float[Vector<float>.Count];
        Span<float> blue = stackalloc float[Vector<float>.Count];
        for (var first = 0; first < pixels.Length; first += red.Length)
        {
            // The last step goes back a little, over pixels that are done already.
            first = Math.Min(first, pixels.Length - red.Length);
            Light(_red, first, red);
            Light(_green, first, green);
            Light(_blue, first, blue);
            for (var step = 0; step < red.Length; step++)
                pixels[first + step] = 0xFF000000u | ((uint)blue[step] << 16) | ((uint)green[step] << 8) | (uint)red[step];
        }

        return bitmap;
    }

    private static void Light(float[] plane, int first, Span<float> light)
    {
        var value = 255f * Vector.Exp(-new Vector<float>(plane, first));
        (Vector.Min(value, new Vector<float>(255)) + new Vector<float>(0.5f)).CopyTo(light);
    }

    private (float[] Plane, float Value)[] Planes(Tone tone) => [(_red, tone.Red), (_green, tone.Green), (_blue, tone.Blue)];
}
