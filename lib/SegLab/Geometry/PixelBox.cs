using System.Runtime.InteropServices;

namespace SegLab.Geometry;

/// <summary>An upright rectangle of pixels.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PixelBox(int Left, int Top, int Width, int Height)
{
    /// <summary>The smallest box that holds every pixel at which either mask is true; of no size where there is none.</summary>
    public static PixelBox Around(ReadOnlySpan<bool> one, ReadOnlySpan<bool> other, int width)
    {
        var (left, right, top, bottom) = (width, -1, one.Length, -1);
        for (var pixel = 0; pixel < one.Length; pixel++)
        {
            if (!one[pixel] && !other[pixel])
                continue;
            var (row, column) = (pixel / width, pixel % width);
            (left, right, top, bottom) = (Math.Min(left, column), Math.Max(right, column), Math.Min(top, row), row);
        }

        return bottom < 0 ? default : new(left, top, right - left + 1, bottom - top + 1);
    }

    /// <summary>The pixels of the box, row by row.</summary>
    public bool[] Cut(ReadOnlySpan<bool> mask, int width)
    {
        var cut = new bool[Width * Height];
        for (var row = 0; row < Height; row++)
            mask.Slice(((Top + row) * width) + Left, Width).CopyTo(cut.AsSpan(row * Width));
        return cut;
    }
}
