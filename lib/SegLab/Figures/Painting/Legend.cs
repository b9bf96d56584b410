using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Names beside samples of lines.</summary>
/// <param name="Entries">The names and their lines.</param>
internal sealed record Legend(IReadOnlyList<(string Name, CurveStyle Style)> Entries)
{
    /// <summary>The height of a row.</summary>
    public const float LineHeight = 20;

    private const float Size = 12;
    private const float Sample = 24;
    private const float Gap = 7;
    private const float Between = 18;
    private const float MaximalColumn = 230;

    /// <summary>The width of all entries side by side.</summary>
    public float RowWidth => Entries.Sum(entry => EntryWidth(entry.Name)) + (Between * (Entries.Count - 1));

    /// <summary>The width of all entries one below the other; long names are shortened.</summary>
    public float ColumnWidth => Math.Min(MaximalColumn, Entries.Max(entry => EntryWidth(entry.Name)));

    /// <summary>The entries in as many rows as they need.</summary>
    /// <param name="width">The room for a row.</param>
    public IReadOnlyList<Legend> Rows(float width)
    {
        var rows = new List<Legend>();
        var row = new List<(string Name, CurveStyle Style)>();
        foreach (var entry in Entries)
        {
            if (row.Count > 0 && new Legend([.. row, entry]).RowWidth > width)
            {
                rows.Add(new Legend(row));
                row = [];
            }

            row.Add(entry);
        }

        return [.. rows, new Legend(row)];
    }

    /// <summary>Draws the entries side by side.</summary>
    /// <param name="brush">Paints.</param>
    /// <param name="x">The first sample's left end.</param>
    /// <param name="baseline">The names' baseline.</param>
    public void PaintRow(Brush brush, float x, float baseline)
    {
        foreach (var entry in Entries)
        {
            PaintEntry(brush, entry, x, baseline, float.PositiveInfinity);
            x += EntryWidth(entry.Name) + Between;
        }
    }

    /// <summary>Draws the entries one below the other.</summary>
    /// <param name="brush">Paints.</param>
    /// <param name="x">The samples' left end.</param>
    /// <param name="top">The first entry's upper end.</param>
    public void PaintColumn(Brush brush, float x, float top)
    {
        for (var index = 0; index < Entries.Count; index++)
            PaintEntry(brush, Entries[index], x, top + (index * LineHeight) + 14, MaximalColumn - Sample - Gap);
    }

    private static float EntryWidth(string name) => Sample + Gap + Brush.Measure(name, Size);

    private static void PaintEntry(Brush brush, (string Name, CurveStyle Style) entry, float x, float baseline, float room)
    {
        var middle = baseline - (Size * 0.36f);
        brush.Line(new SKPoint(x, middle), new SKPoint(x + Sample, middle), entry.Style.Color, 2.4f, entry.Style.Dash);
        brush.Text(float.IsInfinity(room) ? entry.Name : Brush.Fit(entry.Name, Size, room), x + Sample + Gap, baseline, Size);
    }
}
