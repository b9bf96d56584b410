using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Draws text, lines and areas on a canvas in logical pixels; whoever makes it disposes it, not the canvas.</summary>
/// <param name="canvas">Where to draw.</param>
internal sealed class Brush(SKCanvas canvas) : IDisposable
{
    private readonly SKPaint _paint = new() { IsAntialias = true };

    /// <summary>Where this draws.</summary>
    public SKCanvas Canvas => canvas;

    /// <summary>How wide text is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Its size in pixels.</param>
    /// <param name="bold">Whether it is a title.</param>
    public static float Measure(string text, float size, bool bold = false)
    {
        using var font = Font(size, bold);
        return font.MeasureText(text);
    }

    /// <summary>The text, shortened with an ellipsis where it is wider than there is room.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Its size in pixels.</param>
    /// <param name="room">The room in pixels.</param>
    /// <param name="bold">Whether it is a title.</param>
    public static string Fit(string text, float size, float room, bool bold = false)
    {
        using var font = Font(size, bold);
        if (font.MeasureText(text) <= room)
            return text;
        var length = text.Length;
        while (length > 0 && font.MeasureText(text[..length] + "…") > room)
            length--;
        return text[..length].TrimEnd() + "…";
    }

    /// <summary>Draws a line of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="x">Its left end, middle or right end, by <paramref name="align"/>.</param>
    /// <param name="baseline">The height of its baseline.</param>
    /// <param name="size">Its size in pixels.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="align">What of it lies at <paramref name="x"/>.</param>
    /// <param name="bold">Whether it is a title.</param>
    public void Text(string text, float x, float baseline, float size, string color = ChartColors.Text, SKTextAlign align = SKTextAlign.Left, bool bold = false)
    {
        using var font = Font(size, bold);
        Fill(color);
        canvas.DrawText(text, x, baseline, align, font, _paint);
    }

    /// <summary>Draws a straight line.</summary>
    /// <param name="from">Its start.</param>
    /// <param name="to">Its end.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="width">Its width.</param>
    /// <param name="dash">Its pattern.</param>
    public void Line(SKPoint from, SKPoint to, string color, float width = 1, CurveDash dash = CurveDash.Solid)
    {
        Stroke(color, width, dash);
        canvas.DrawLine(from, to, _paint);
        _paint.PathEffect = null;
    }

    /// <summary>Draws a path's line.</summary>
    /// <param name="path">The path.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="width">Its width.</param>
    /// <param name="dash">Its pattern.</param>
    public void Path(SKPath path, string color, float width, CurveDash dash = CurveDash.Solid)
    {
        Stroke(color, width, dash);
        canvas.DrawPath(path, _paint);
        _paint.PathEffect = null;
    }

    /// <summary>Fills a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="color">The colour.</param>
    public void Area(SKPath path, string color)
    {
        Fill(color);
        canvas.DrawPath(path, _paint);
    }

    /// <summary>Fills a rectangle.</summary>
    /// <param name="area">The rectangle.</param>
    /// <param name="color">The colour.</param>
    /// <param name="radius">How round its corners are.</param>
    public void Rectangle(SKRect area, string color, float radius = 0)
    {
        Fill(color);
        canvas.DrawRoundRect(area, radius, radius, _paint);
    }

    /// <summary>Fills a circle.</summary>
    /// <param name="centre">Its centre.</param>
    /// <param name="radius">Its radius.</param>
    /// <param name="color">The colour.</param>
    public void Dot(SKPoint centre, float radius, string color)
    {
        Fill(color);
        canvas.DrawCircle(centre, radius, _paint);
    }

    /// <inheritdoc/>
    public void Dispose() => _paint.Dispose();

    private static SKFont Font(float size, bool bold) => new(bold ? Typefaces.Bold : Typefaces.Regular, size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
        LinearMetrics = true,
    };

    private void Fill(string color)
    {
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = SKColor.Parse(color);
    }

    private void Stroke(string color, float width, CurveDash dash)
    {
        _paint.Style = SKPaintStyle.Stroke;
        _paint.Color = SKColor.Parse(color);
        _paint.StrokeWidth = width;
        _paint.StrokeJoin = SKStrokeJoin.Round;
        _paint.StrokeCap = dash == CurveDash.Dash ? SKStrokeCap.Butt : SKStrokeCap.Round;
        _paint.PathEffect = dash switch
        {
            CurveDash.Dash => SKPathEffect.CreateDash([4 * width, 2 * width], 0),
            CurveDash.Dot => SKPathEffect.CreateDash([0.01f, 2.2f * width], 0),
            _ => null,
        };
    }
}
