using SegLab.Randomness;

namespace SegLab.Data.Splits;

/// <summary>
/// Brings the pictures of a group, such as duplicates of one photograph, into one part, and keeps the parts' sizes by exchanging them for
/// pictures of about the same measure. Where too few pictures without a group are left for that, whole groups are placed first.
/// </summary>
internal static class GroupKeeping
{
    /// <summary>Changes the parts where a group is in several.</summary>
    /// <param name="parts">The part of each picture.</param>
    /// <param name="measures">One a picture.</param>
    /// <param name="groups">Positions that belong together; a picture is in one group at most.</param>
    /// <param name="generator">What the parts were dealt by; draws on only where exchanging was not enough.</param>
    /// <exception cref="SegLabException">
    /// A group names pictures that are not there or are in another group, or there is no way to keep all whole in parts of these sizes.
    /// </exception>
    public static void Keep(
        int[] parts, IReadOnlyList<double> measures, IReadOnlyList<IReadOnlyList<int>> groups, MersenneTwister generator)
    {
        Require(parts.Length, groups);
        int[] sizes = [.. Enumerable.Range(0, parts.Max() + 1).Select(part => parts.Count(other => other == part))];
        if (!Exchange(parts, measures, groups) && !Place(parts, sizes, measures, groups, generator))
            throw Impossible(sizes, groups);
    }

    /// <summary>The groups' sizes as <see cref="GroupPacking"/> takes them: the largest first, without single pictures, which fit anywhere.</summary>
    /// <param name="groups">Positions that belong together.</param>
    public static IReadOnlyList<int> Sizes(IEnumerable<IReadOnlyList<int>> groups) =>
        [.. groups.Select(group => group.Count).Where(size => size > 1).OrderDescending()];

    private static bool Exchange(int[] parts, IReadOnlyList<double> measures, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        // Pictures that may be exchanged: those without a group.
        var free = Enumerable.Range(0, parts.Length).Except(groups.SelectMany(group => group)).ToHashSet();
        foreach (var group in groups.OrderByDescending(group => group.Count))
        {
            var found = group.Select(picture => parts[picture]).Distinct()
                .Where(part => free.Count(picture => parts[picture] == part) >= group.Count(picture => parts[picture] != part))
                .OrderByDescending(part => group.Count(picture => parts[picture] == part)).ThenBy(part => part).Cast<int?>().FirstOrDefault();
            if (found is not { } home)
                return false;
            foreach (var picture in group.Where(picture => parts[picture] != home).ToArray())
            {
                var other = free.Where(candidate => parts[candidate] == home).MinBy(candidate => (Math.Abs(measures[candidate] - measures[picture]), candidate));
                (parts[picture], parts[other]) = (parts[other], parts[picture]);
            }
        }

        return true;
    }

    // How many groups of a size go to each part is the packing's; which of them is dealt by their measure, as pictures are.
    private static bool Place(
        int[] parts, int[] sizes, IReadOnlyList<double> measures, IReadOnlyList<IReadOnlyList<int>> groups, MersenneTwister generator)
    {
        IReadOnlyList<int>[] whole = [.. groups.Where(group => group.Count > 1).OrderByDescending(group => group.Count)];
        if (GroupPacking.Pack(Sizes(whole), sizes) is not { } places)
            return false;
        var room = sizes.ToArray();
        foreach (var same in whole.Zip(places).GroupBy(placed => placed.First.Count))
            Deal([.. same.Select(placed => placed.First)], [.. sizes.Select((_, part) => same.Count(placed => placed.Second == part))]);
        var alone = Enumerable.Range(0, parts.Length).Except(whole.SelectMany(group => group));
        Deal([.. alone.Select(picture => (IReadOnlyList<int>)[picture])], [.. room]);
        return true;

        void Deal(IReadOnlyList<IReadOnlyList<int>> units, int[] counts)
        {
            var dealt = StratifiedDealing.Deal([.. units.Select(unit => unit.Average(picture => measures[picture]))], counts, generator);
            foreach (var (unit, part) in units.Zip(dealt))
            {
                room[part] -= unit.Count;
                foreach (var picture in unit)
                    parts[picture] = part;
            }
        }
    }

    private static SegLabException Impossible(int[] sizes, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var largest = groups.Max(group => group.Count);
        if (largest > sizes.Max())
        {
            return new($"{largest} images that belong together are too many for the parts of this split: in none is there room for all. "
                + "Make the parts larger, or give fewer images to a group.");
        }

        var whole = string.Join(", ", Sizes(groups).CountBy(size => size).Select(same => $"{same.Value} of {same.Key}"));
        return new($"{groups.Count} groups of images that belong together are too many for the parts of this split: there is no way "
            + $"to fill parts of {string.Join(", ", sizes)} images with whole groups ({whole}). Change the sizes by a few images "
            + "(SplitSizes.Fitting finds the nearest that do), or the number of folds.");
    }

    private static void Require(int count, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var all = groups.SelectMany(group => group).ToArray();
        if (all.Where(picture => picture < 0 || picture >= count).Take(5).ToArray() is { Length: > 0 } outside)
            throw new SegLabException($"A group holds positions ({string.Join(", ", outside)}) outside the {count} pictures. Find the groups in the set that is split.");
        if (all.Length != all.Distinct().Count())
            throw new SegLabException($"A picture is in two groups ({string.Join(", ", all.CountBy(picture => picture).Where(entry => entry.Value > 1).Take(5).Select(entry => entry.Key))}). Join such groups into one.");
    }
}
