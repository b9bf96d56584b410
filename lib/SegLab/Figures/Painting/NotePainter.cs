namespace SegLab.Figures.Painting;

/// <summary>Draws lines of text.</summary>
internal static class NotePainter
{
    private const float Width = 720;
    private const float Margin = 16;
    private const float Size = 13;
    private const float LineHeight = 20;

    /// <summary>The drawing.</summary>
    /// <param name="text">The text; long lines are broken between words.</param>
    public static Drawing Draw(string text)
    {
        var lines = text.Split('\n').SelectMany(Break).ToList();
        return new Drawing(Width, (LineHeight * lines.Count) + 12, brush =>
        {
            for (var index = 0; index < lines.Count; index++)
                brush.Text(Brush.Fit(lines[index], Size, Width - (2 * Margin)), Margin, 20 + (LineHeight * index), Size);
        });
    }

    private static IEnumerable<string> Break(string paragraph)
    {
        var line = "";
        foreach (var word in paragraph.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Brush.Measure(longer, Size) > Width - (2 * Margin))
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        yield return line;
    }
}
