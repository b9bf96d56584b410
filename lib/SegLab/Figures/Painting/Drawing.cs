using System.IO.Compression;
using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Something to paint at its own size, alone or as a part of another drawing.</summary>
/// <param name="Width">In logical pixels.</param>
/// <param name="Height">In logical pixels.</param>
/// <param name="Paint">Paints it with its top left corner at the origin.</param>
internal sealed record Drawing(float Width, float Height, Action<Brush> Paint)
{
    /// <summary>Whether photographs are in it: more colours, fewer pixels.</summary>
    public bool IsPhotographic { get; init; }

    /// <summary>How many colours the PNG has at most where no photographs are in it.</summary>
    public int Colors { get; init; } = 24;

    /// <summary>The picture as a PNG file of few colours.</summary>
    /// <param name="quick">Whether time matters more than sharpness and size.</param>
    public byte[] ToPng(bool quick = false)
    {
        using var bitmap = ToBitmap(quick ? 1 : Density);
        return IndexedPng.Encode(bitmap, IsPhotographic ? 256 : Colors, quick ? CompressionLevel.Fastest : CompressionLevel.SmallestSize);
    }

    /// <summary>The picture on white at its full size; the caller disposes.</summary>
    public SKBitmap ToBitmap() => ToBitmap(Density);

    /// <summary>Paints this with its top left corner elsewhere.</summary>
    /// <param name="brush">Paints.</param>
    /// <param name="x">To the right.</param>
    /// <param name="y">Down.</param>
    public void PaintAt(Brush brush, float x, float y)
    {
        brush.Canvas.Save();
        brush.Canvas.Translate(x, y);
        Paint(brush);
        brush.Canvas.Restore();
    }

    // Pixels a logical pixel: lines and text need more than photographs.
    private float Density => IsPhotographic ? 1.5f : 1.75f;

    private SKBitmap ToBitmap(float density)
    {
        var bitmap = new SKBitmap(new SKImageInfo((int)MathF.Ceiling(Width * density), (int)MathF.Ceiling(Height * density), SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColor.Parse(ChartColors.Paper));
        canvas.Scale(density);
        using var brush = new Brush(canvas);
        Paint(brush);
        canvas.Flush();
        return bitmap;
    }
}
