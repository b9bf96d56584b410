namespace SegLab.Figures.Painting;

/// <summary>Colours that one colour will stand for.</summary>
internal sealed class ColorBox
{
    private readonly ColorCount[] _members;
    private readonly long _pixels;
    private readonly int _widestChannel;
    private readonly int _extent;

    private ColorBox(ColorCount[] members)
    {
        _members = members;
        for (var channel = 0; channel < 3; channel++)
        {
            var (lowest, highest) = (255, 0);
            foreach (var member in members)
                (lowest, highest) = (Math.Min(lowest, member.Channel(channel)), Math.Max(highest, member.Channel(channel)));
            if (highest - lowest > _extent)
                (_widestChannel, _extent) = (channel, highest - lowest);
        }

        foreach (var member in members)
            _pixels += member.Count;
    }

    /// <summary>The colours, at least one.</summary>
    public IReadOnlyList<ColorCount> Members => _members;

    /// <summary>The colour that stands for all of them: their mean, weighted by pixels.</summary>
    public int Mean
    {
        get
        {
            var color = 0;
            for (var channel = 2; channel >= 0; channel--)
            {
                var sum = _members.Sum(member => (long)member.Channel(channel) * member.Count);
                color = (color << 8) | (int)((sum + (_pixels / 2)) / _pixels);
            }

            return color;
        }
    }

    // Where a cut helps most: many pixels over a wide range.
    private double Gain => _extent * Math.Sqrt(_pixels);

    /// <summary>Divides colours among boxes of like colours.</summary>
    /// <param name="colors">The colours.</param>
    /// <param name="count">How many boxes at most, at least 1.</param>
    public static IReadOnlyList<ColorBox> Cut(IReadOnlyList<ColorCount> colors, int count)
    {
        if (colors.Count == 0)
            return [];
        var boxes = new List<ColorBox> { new([.. colors]) };
        while (boxes.Count < count && boxes.MaxBy(box => box.Gain) is { _extent: > 0 } next)
        {
            boxes.Remove(next);
            boxes.AddRange(next.Halve());
        }

        return boxes;
    }

    private IEnumerable<ColorBox> Halve()
    {
        // Numbers sort several times as fast as a comparison of colours does.
        Array.Sort(Array.ConvertAll(_members, member => ((long)member.Channel(_widestChannel) << 24) | (uint)member.Color), _members);
        var (at, passed) = (1, (long)_members[0].Count);
        while (at < _members.Length - 1 && passed < _pixels / 2)
            passed += _members[at++].Count;
        return [new ColorBox(_members[..at]), new ColorBox(_members[at..])];
    }
}
