using SegLab.Figures.Formatting;
using SegLab.Figures.Painting;
using SkiaSharp;

namespace SegLab.Figures;

/// <summary>Pictures in rows and columns, such as photographs over predictions over truth.</summary>
public sealed record PictureGrid : Figure
{
    /// <summary>Creates the grid.</summary>
    /// <param name="title">What stands above it; empty for none.</param>
    /// <param name="rows">The rows, the first on top; at least one picture in all.</param>
    /// <exception cref="SegLabException">There is no picture, or a row has another number of captions than of pictures.</exception>
    public PictureGrid(string title, IReadOnlyList<PictureRow> rows)
        : base(title)
    {
        if (rows.All(row => row.Pictures.Count == 0))
            throw new SegLabException($"The grid '{title}' has no pictures; give it at least one.");
        var wrong = rows.Where(row => row.Captions is not null && row.Captions.Count != row.Pictures.Count).ToList();
        if (wrong.Count > 0)
            throw new SegLabException($"The grid '{title}' cannot be drawn: {string.Join("; ", wrong.Select(row => $"row '{row.Label}' has {row.Captions!.Count} captions for {row.Pictures.Count} pictures"))}. Give each picture one caption, or none at all.");
        Rows = rows;
    }

    /// <summary>The rows, the first on top.</summary>
    public IReadOnlyList<PictureRow> Rows { get; }

    /// <summary>The longer side of a picture as shown, in CSS pixels; the default, 96, lets six stand side by side.</summary>
    public int CellSize { get; init; } = 96;

    /// <inheritdoc/>
    /// <remarks>As WebP, which takes a third of the PNG's room; readers without it have the PNG form.</remarks>
    public override string ToHtml()
    {
        var drawing = Draw();
        using var bitmap = drawing.ToBitmap();
        using var file = bitmap.Encode(SKEncodedImageFormat.Webp, 82);
        return PictureHtml.Image("seglab-grid", ToText(), file.ToArray(), "image/webp", drawing.Width);
    }

    /// <inheritdoc/>
    public override string ToStaticHtml() => ToHtml();

    /// <inheritdoc/>
    public override string ToText()
    {
        var rows = string.Join(", ", Rows.Select(row => row.Label).Where(label => label.Length > 0));
        var columns = Rows.Max(row => row.Pictures.Count);
        return $"{(Title.Length > 0 ? Title : "Pictures")}: {Rows.Count} × {columns} pictures{(rows.Length > 0 ? $" ({rows})" : "")}";
    }

    /// <inheritdoc/>
    internal override Drawing Draw() => GridPainter.Draw(this);
}
