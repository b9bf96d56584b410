namespace SegLab.Losses.Persistence;

/// <summary>
/// Components that grow and merge while pixels are added one after the other. Where two meet, the younger one ends: the elder
/// rule of persistent homology (Edelsbrunner and Harer, Computational Topology, 2010, section VII.1).
/// </summary>
internal sealed class MergeTree
{
    private const int Absent = -1;
    private static readonly (int Down, int Right)[] Neighbours = [(-1, 0), (0, -1), (0, 1), (1, 0), (-1, -1), (-1, 1), (1, -1), (1, 1)];

    private readonly int width;
    private readonly int height;
    private readonly int[] parents;
    private readonly int[] ages;

    private MergeTree(int width, int height)
    {
        (this.width, this.height) = (width, height);
        parents = new int[(width * height) + 1];
        ages = new int[parents.Length];
        Array.Fill(parents, Absent);
    }

    // One more node than pixels: all that lies outside the picture.
    private int Outside => parents.Length - 1;

    /// <summary>Where components begin and end; the oldest one, which never ends, is not among them.</summary>
    /// <param name="order">All pixels, in the order in which they are added.</param>
    /// <param name="width">The picture's width.</param>
    /// <param name="eightNeighbours">Whether pixels that touch at a corner are neighbours too.</param>
    /// <param name="outside">Whether what lies outside the picture is a component, older than all, beside the picture's edge.</param>
    /// <returns>The first pixel of each component and the pixel that joins it to an older one; not those that are one and the same.</returns>
    public static IEnumerable<(int First, int Last)> Merges(int[] order, int width, bool eightNeighbours, bool outside)
    {
        var tree = new MergeTree(width, order.Length / width);
        if (outside)
            (tree.parents[tree.Outside], tree.ages[tree.Outside]) = (tree.Outside, -1);
        for (var age = 0; age < order.Length; age++)
        {
            var pixel = order[age];
            (tree.parents[pixel], tree.ages[pixel]) = (pixel, age);
            for (var side = 0; side < (eightNeighbours ? 8 : 4); side++)
            {
                if (tree.Join(pixel, tree.Neighbour(pixel, Neighbours[side])) is { } ended && ended != pixel)
                    yield return (ended, pixel);
            }
        }
    }

    private int Neighbour(int pixel, (int Down, int Right) step)
    {
        var (row, column) = ((pixel / width) + step.Down, (pixel % width) + step.Right);
        return row < 0 || row >= height || column < 0 || column >= width ? Outside : (row * width) + column;
    }

    // The first pixel of the component that ends; null where nothing merges.
    private int? Join(int pixel, int other)
    {
        if (parents[other] == Absent)
            return null;
        var (elder, younger) = (Root(pixel), Root(other));
        if (elder == younger)
            return null;
        if (ages[elder] > ages[younger])
            (elder, younger) = (younger, elder);
        parents[younger] = elder;
        return younger;
    }

    private int Root(int node)
    {
        while (parents[node] != node)
            node = parents[node] = parents[parents[node]];
        return node;
    }
}
