namespace SegLab.Losses.Persistence;

/// <summary>
/// The persistence diagrams of a picture's superlevel sets: which components and loops there are at every level, and at which
/// pixels they are born and die. Exact, in n·log n time for n pixels.
/// </summary>
/// <remarks>
/// Pixels are the vertices of a cubical complex: pixels of a set are connected by their 4 neighbours, and those of its complement
/// by 8. A loop is a hole of the set: a component of the complement that does not reach the picture's edge. So loops are found by
/// duality, as components of the complement while the level rises.
/// </remarks>
/// <param name="Components">Dimension 0. The first is that of the picture's maximum, which stays.</param>
/// <param name="Loops">Dimension 1.</param>
internal sealed record PersistenceDiagram(IReadOnlyList<PersistencePair> Components, IReadOnlyList<PersistencePair> Loops)
{
    /// <summary>The diagrams of a picture. Among equal values the earlier pixel counts as the lower one; what lives over no level is left out.</summary>
    /// <param name="values">The pixels, row by row, 0 or more.</param>
    /// <param name="width">The picture's width.</param>
    public static PersistenceDiagram Of(double[] values, int width)
    {
        var rising = Ascending(values);
        int[] falling = [.. rising.AsEnumerable().Reverse()];
        var stays = new PersistencePair(values[falling[0]], 0, falling[0], null);
        var components = MergeTree.Merges(falling, width, eightNeighbours: false, outside: false)
            .Select(merge => new PersistencePair(values[merge.First], values[merge.Last], merge.First, merge.Last));
        var loops = MergeTree.Merges(rising, width, eightNeighbours: true, outside: true)
            .Select(merge => new PersistencePair(values[merge.Last], values[merge.First], merge.Last, merge.First));
        return new([stays, .. components.Where(Lives)], [.. loops.Where(Lives)]);
    }

    /// <summary>How many components and loops there are among the pixels at or above a level, above 0: the Betti numbers.</summary>
    public (int Components, int Loops) BettiNumbers(double level)
    {
        return (Components.Count(IsThere), Loops.Count(IsThere));

        bool IsThere(PersistencePair pair) => pair.Birth >= level && pair.Death < level;
    }

    private static bool Lives(PersistencePair pair) => pair.Persistence > 0;

    private static int[] Ascending(double[] values)
    {
        var sorted = (double[])values.Clone();
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(sorted, order);
        // The sort keeps equal values in no order of their own; theirs is the pixels', whatever the runtime.
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && sorted[end] == sorted[start];)
                end++;
            Array.Sort(order, start, end - start);
        }

        return order;
    }
}
