namespace SegLab.Data.Splits;

/// <summary>Brings the pictures of a group, such as duplicates of one photograph, into one part, and keeps the parts' sizes by exchanging them for pictures of about the same measure.</summary>
internal static class GroupKeeping
{
    /// <summary>Changes the parts where a group is in several.</summary>
    /// <param name="parts">The part of each picture.</param>
    /// <param name="measures">One a picture.</param>
    /// <param name="groups">Positions that belong together; a picture is in one group at most.</param>
    /// <exception cref="SegLabException">A group names pictures that are not there or are in another group, or is larger than every part has room for.</exception>
    public static void Keep(int[] parts, IReadOnlyList<double> measures, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        Require(parts.Length, groups);
        // Pictures that may be exchanged: those without a group.
        var free = Enumerable.Range(0, parts.Length).Except(groups.SelectMany(group => group)).ToHashSet();
        foreach (var group in groups.OrderByDescending(group => group.Count))
        {
            var home = group.Select(picture => parts[picture]).Distinct()
                .Where(part => free.Count(picture => parts[picture] == part) >= group.Count(picture => parts[picture] != part))
                .OrderByDescending(part => group.Count(picture => parts[picture] == part)).ThenBy(part => part).Cast<int?>().FirstOrDefault()
                ?? throw new SegLabException($"{group.Count} pictures that belong together are too many for the parts of this split: in none is there room for all. Make the parts larger, or give fewer pictures to a group.");
            foreach (var picture in group.Where(picture => parts[picture] != home).ToArray())
            {
                var other = free.Where(candidate => parts[candidate] == home).MinBy(candidate => (Math.Abs(measures[candidate] - measures[picture]), candidate));
                (parts[picture], parts[other]) = (parts[other], parts[picture]);
            }
        }
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
