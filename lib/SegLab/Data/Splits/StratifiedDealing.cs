using SegLab.Randomness;

namespace SegLab.Data.Splits;

/// <summary>
/// Deals pictures, sorted by a measure such as lesion area, to parts of given sizes, so that small and large ones are in every part in
/// proportion. The parts take turns by the rule of Tijdeman ("The chairman assignment problem", 1980), which keeps each part within
/// one picture of its share in every beginning of the order; who goes where within a stratum of neighbours is drawn at random.
/// </summary>
/// <remarks>
/// A stratum has <c>⌊n / smallest part⌋</c> pictures. So the distribution of the measure in a part of <c>m</c> of <c>n</c> pictures is
/// nowhere further than <c>1/m + 1/smallest</c> from that of all of them (Kolmogorov–Smirnov distance), whatever the seed.
/// </remarks>
internal static class StratifiedDealing
{
    /// <summary>Deals.</summary>
    /// <param name="measures">One a picture.</param>
    /// <param name="sizes">How many pictures each part gets: they sum to the pictures; a part may get none.</param>
    /// <param name="generator">Draws; ties in the measure are broken by it too.</param>
    /// <returns>The part of each picture.</returns>
    public static int[] Deal(IReadOnlyList<double> measures, IReadOnlyList<int> sizes, MersenneTwister generator)
    {
        var order = generator.Permutation(measures.Count).OrderBy(picture => measures[picture]).ToArray();
        var turns = Turns(sizes, measures.Count);
        var stratum = measures.Count / sizes.Where(size => size > 0).DefaultIfEmpty(1).Min();
        var parts = new int[measures.Count];
        for (var start = 0; start < order.Length; start += stratum)
        {
            var length = Math.Min(stratum, order.Length - start);
            var shuffled = generator.Permutation(length);
            for (var place = 0; place < length; place++)
                parts[order[start + shuffled[place]]] = turns[start + place];
        }

        return parts;
    }

    // At each step, of the parts that may take a picture without getting ahead of their share, the one that must do so soonest.
    private static int[] Turns(IReadOnlyList<int> sizes, int count)
    {
        var taking = Enumerable.Range(0, sizes.Count).Where(part => sizes[part] > 0).ToArray();
        var least = taking.Length > 1 ? 1.0 / ((2 * taking.Length) - 2) : 0;
        var taken = new int[sizes.Count];
        var turns = new int[count];
        for (var step = 0; step < count; step++)
        {
            double Lag(int part) => ((step + 1.0) * sizes[part] / count) - taken[part];
            var left = taking.Where(part => taken[part] < sizes[part]).ToArray();
            // Rounding may hide the part that is exactly on time.
            var next = left.Where(part => Lag(part) >= least - 1e-9).DefaultIfEmpty(left.MaxBy(Lag)).MinBy(part => (1 - least - Lag(part)) * count / sizes[part]);
            turns[step] = next;
            taken[next]++;
        }

        return turns;
    }
}
