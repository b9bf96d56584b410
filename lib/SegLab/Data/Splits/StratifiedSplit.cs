using SegLab.Randomness;

namespace SegLab.Data.Splits;

/// <summary>Makes disjoint splits whose parts have small and large lesions in proportion.</summary>
internal static class StratifiedSplit
{
    private const int Parts = 4;

    /// <summary>One split.</summary>
    public static Split Of(IReadOnlyList<double> lesionShares, SplitSizes sizes, uint seed, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        RequireNumbers(lesionShares);
        sizes.Require(lesionShares.Count);
        // The fourth part is what stays unused.
        var generator = new MersenneTwister(seed);
        int[] counts = [sizes.Train, sizes.Validation, sizes.Test, lesionShares.Count - sizes.Total];
        var parts = StratifiedDealing.Deal(lesionShares, counts, generator);
        GroupKeeping.Keep(parts, lesionShares, groups, generator);
        return new Split(Where(parts, 0), Where(parts, 1), Where(parts, Parts - 2));
    }

    /// <summary>The splits of a cross-validation.</summary>
    public static IReadOnlyList<Split> Folds(IReadOnlyList<double> lesionShares, int folds, uint seed, double validation, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        RequireNumbers(lesionShares);
        var count = lesionShares.Count;
        if (folds < 2 || folds > count / 2)
            throw new SegLabException($"{folds} folds of {count} pictures were asked for; there can be 2 to {count / 2}, so that each has two pictures or more. {(count < Parts ? "Take more pictures." : "Give another number.")}");
        if (!(validation is > 0 and < 1))
            throw new SegLabException(FormattableString.Invariant($"The share of the training part to validate on was {validation}; it must lie between 0 and 1."));
        int[] sizes = [.. Enumerable.Range(0, folds).Select(fold => (count / folds) + (fold < count % folds ? 1 : 0))];
        var folding = MersenneTwister.ForStream(seed, 0);
        var folded = StratifiedDealing.Deal(lesionShares, sizes, folding);
        GroupKeeping.Keep(folded, lesionShares, groups, folding);
        return [.. Enumerable.Range(0, folds).Select(Fold)];

        Split Fold(int fold)
        {
            int[] rest = [.. Enumerable.Range(0, count).Where(picture => folded[picture] != fold)];
            var places = rest.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
            double[] shares = [.. rest.Select(picture => lesionShares[picture])];
            var outside = groups.Where(group => group.All(places.ContainsKey));
            int[][] whole = [.. outside.Select(group => group.Select(picture => places[picture]).ToArray())];
            var validated = Nearest(Math.Clamp((int)Math.Round(validation * rest.Length), 1, rest.Length - 1), rest.Length, whole);
            var generator = MersenneTwister.ForStream(seed, (uint)fold + 1);
            var parts = StratifiedDealing.Deal(shares, [rest.Length - validated, validated], generator);
            GroupKeeping.Keep(parts, shares, whole, generator);
            return new Split([.. Where(parts, 0).Select(place => rest[place])], [.. Where(parts, 1).Select(place => rest[place])], Where(folded, fold));
        }
    }

    // The share to validate on names no exact number: it gives way where whole groups can't make it.
    private static int Nearest(int validated, int count, int[][] groups)
    {
        var sizes = GroupKeeping.Sizes(groups);
        return Enumerable.Range(1, count - 1).OrderBy(other => Math.Abs(other - validated)).Take((2 * sizes.FirstOrDefault()) + 1)
            .Where(other => GroupPacking.Pack(sizes, [count - other, other]) is not null).Append(validated).First();
    }

    private static int[] Where(int[] parts, int part) => [.. Enumerable.Range(0, parts.Length).Where(picture => parts[picture] == part)];

    private static void RequireNumbers(IReadOnlyList<double> lesionShares)
    {
        if (lesionShares.Any(double.IsNaN))
            throw new SegLabException("A lesion share is not a number (NaN); stratifying needs one for each picture, such as ImageSet.LesionShares gives.");
    }
}
