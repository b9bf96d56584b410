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

    /// <summary>Pixels a logical pixel: lines and text need more than photographs.</summary>
    public float Density => IsPhotographic ? 1.5f : 2f;

    /// <summary>The picture as a PNG file of few colours.</summary>
    public byte[] ToPng()
    {
        using var bitmap = ToBitmap();
        return IndexedPng.Encode(bitmap, IsPhotographic ? 256 : 48);
    }

    /// <summary>The picture on white; the caller disposes.</summary>
    public SKBitmap ToBitmap()
    {
        var size = new SKImageInfo((int)MathF.Ceiling(Width * Density), (int)MathF.Ceiling(Height * Density), SKColorType.Rgba8888, SKAlphaType.Premul);
        var bitmap = new SKBitmap(size);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColor.Parse(ChartColors.Paper));
        canvas.Scale(Density);
        using var brush = new Brush(canvas);
        Paint(brush);
        canvas.Flush();
        return bitmap;
    }

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
}
