namespace SegLab.Data.Duplicates;

/// <summary>Pictures that are duplicates of each other, directly or through others.</summary>
public static class DuplicateGroups
{
    /// <summary>Joins pairs to groups, for a split that keeps them on one side.</summary>
    /// <param name="pairs">Found in one list by <see cref="DuplicateSearch.Find"/>.</param>
    /// <returns>Positions in rising order; the groups in the order of their first. Pictures without a duplicate are in none.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<DuplicatePair> pairs)
    {
        var groups = new Dictionary<int, SortedSet<int>>();
        foreach (var (first, second) in pairs.Select(pair => (pair.First, pair.Second)))
        {
            var joined = groups.GetValueOrDefault(first) ?? [first];
            joined.UnionWith(groups.GetValueOrDefault(second) ?? [second]);
            foreach (var picture in joined)
                groups[picture] = joined;
        }

        return [.. groups.Values.Distinct().OrderBy(group => group.Min).Select(group => group.ToArray())];
    }
}
