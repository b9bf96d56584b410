namespace SegLab.Figures.Painting;

/// <summary>Colours that one colour will stand for.</summary>
/// <param name="Members">The colours, at least one.</param>
internal sealed record ColorBox(IReadOnlyList<ColorCount> Members)
{
    /// <summary>The colour that stands for all of them: their mean, weighted by pixels.</summary>
    public int Mean
    {
        get
        {
            var pixels = Members.Sum(member => (long)member.Count);
            return (Mean(2) << 16) | (Mean(1) << 8) | Mean(0);

            int Mean(int channel) => (int)((Members.Sum(member => (long)member.Channel(channel) * member.Count) + (pixels / 2)) / pixels);
        }
    }

    private int Widest => Enumerable.Range(0, 3).MaxBy(Extent);

    // Where a cut helps most: many pixels over a wide range.
    private double Weight { get; } = Members.Count < 2 ? 0 : Math.Sqrt(Members.Sum(member => (double)member.Count));

    /// <summary>Divides colours among boxes of like colours.</summary>
    /// <param name="colors">The colours.</param>
    /// <param name="count">How many boxes at most, at least 1.</param>
    public static IReadOnlyList<ColorBox> Cut(IReadOnlyList<ColorCount> colors, int count)
    {
        if (colors.Count == 0)
            return [];
        var boxes = new List<ColorBox> { new(colors) };
        while (boxes.Count < count && boxes.MaxBy(box => box.Weight * box.Extent(box.Widest)) is { Members.Count: > 1 } next)
        {
            boxes.Remove(next);
            boxes.AddRange(next.Halve());
        }

        return boxes;
    }

    private int Extent(int channel) => Members.Max(member => member.Channel(channel)) - Members.Min(member => member.Channel(channel));

    private IEnumerable<ColorBox> Halve()
    {
        var channel = Widest;
        var sorted = Members.OrderBy(member => member.Channel(channel)).ThenBy(member => member.Color).ToList();
        var half = sorted.Sum(member => (long)member.Count) / 2;
        var (at, passed) = (1, (long)sorted[0].Count);
        while (at < sorted.Count - 1 && passed < half)
            passed += sorted[at++].Count;
        return [new ColorBox(sorted[..at]), new ColorBox(sorted[at..])];
    }
}
