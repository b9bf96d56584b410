namespace SegLab.Losses.Persistence;

/// <summary>
/// A prediction's persistence diagrams against the truth's, whose dots are all born at 1 and die at 0: as many of the most
/// persistent dots as the truth has are its, the others are noise.
/// </summary>
/// <param name="Wanted">The dots to be moved to (1, 0).</param>
/// <param name="Noise">The dots to be moved to the diagonal.</param>
/// <param name="Missing">How many dots of the truth have no partner.</param>
internal sealed record DiagramMatch(IReadOnlyList<PersistencePair> Wanted, IReadOnlyList<PersistencePair> Noise, int Missing)
{
    /// <summary>Matches components with components and loops with loops.</summary>
    public static DiagramMatch Of(PersistenceDiagram prediction, int components, int loops)
    {
        var ranked = (Components: Ranked(prediction.Components), Loops: Ranked(prediction.Loops));
        return new(
            [.. ranked.Components.Take(components), .. ranked.Loops.Take(loops)],
            [.. ranked.Components.Skip(components), .. ranked.Loops.Skip(loops)],
            Math.Max(0, components - ranked.Components.Count) + Math.Max(0, loops - ranked.Loops.Count));
    }

    private static List<PersistencePair> Ranked(IReadOnlyList<PersistencePair> pairs)
        => [.. pairs.OrderByDescending(pair => pair.Persistence).ThenByDescending(pair => pair.Birth).ThenBy(pair => pair.BirthPixel)];
}
