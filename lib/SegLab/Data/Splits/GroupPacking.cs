namespace SegLab.Data.Splits;

/// <summary>
/// Finds room for whole groups in parts of given sizes: the largest groups first, each in the part of which the largest share is still
/// free, and another one where that comes to nothing. What room is left is for pictures without a group.
/// </summary>
/// <remarks>
/// The search is exact: it ends without an answer only where there is none. Two things keep it short. Rooms that were tried for the same
/// rest of the groups are not tried again, whichever parts have them; and a part counts for no more than the largest sum that the rest of
/// the groups can make in it (25 pictures hold 24 of pairs), which rules out most of what is impossible before the first group is placed.
/// </remarks>
internal sealed class GroupPacking
{
    private readonly IReadOnlyList<int> _groups;
    private readonly IReadOnlyList<int> _parts;
    private readonly int[] _room;
    private readonly int[] _left;
    private readonly Dictionary<int, int[]> _sums = [];
    private readonly HashSet<string> _deadEnds = [];

    private GroupPacking(IReadOnlyList<int> groups, IReadOnlyList<int> parts)
    {
        (_groups, _parts, _room, _left) = (groups, parts, [.. parts], new int[groups.Count]);
        for (var (group, sum) = (groups.Count - 1, 0); group >= 0; group--)
            _left[group] = sum += groups[group];
        // From the smallest on: each size adds to what the smaller ones can make.
        var reachable = new bool[parts.Max() + 1];
        reachable[0] = true;
        foreach (var same in groups.CountBy(size => size).OrderBy(same => same.Key))
            _sums[same.Key] = LargestSums(reachable, same.Key, same.Value);
    }

    /// <summary>Finds a part for each group.</summary>
    /// <param name="groups">The groups' sizes, at least 1 each, the largest first.</param>
    /// <param name="parts">How many pictures each part holds.</param>
    /// <returns>The part of each group; null if there is no way to place them all.</returns>
    public static int[]? Pack(IReadOnlyList<int> groups, IReadOnlyList<int> parts) =>
        groups.Count == 0 ? [] : new GroupPacking(groups, parts).Search();

    // Without recursion: there may be thousands of groups.
    private int[]? Search()
    {
        var chosen = new int[_groups.Count];
        var open = new Stack<Queue<int>>([Choices(0)]);
        while (open.TryPeek(out var choices))
        {
            var group = open.Count - 1;
            if (!choices.TryDequeue(out var part))
            {
                _deadEnds.Add(State(group));
                open.Pop();
                if (group > 0)
                    _room[chosen[group - 1]] += _groups[group - 1];
                continue;
            }

            chosen[group] = part;
            _room[part] -= _groups[group];
            if (group + 1 == _groups.Count)
                return chosen;
            open.Push(Choices(group + 1));
        }

        return null;
    }

    private Queue<int> Choices(int group)
    {
        var sums = _sums[_groups[group]];
        if (_room.Sum(room => (long)sums[room]) < _left[group] || (_deadEnds.Count > 0 && _deadEnds.Contains(State(group))))
            return [];
        // Of parts with the same room one stands for all.
        return new(Enumerable.Range(0, _room.Length).Where(part => _room[part] >= _groups[group])
            .OrderByDescending(part => (double)_room[part] / _parts[part]).DistinctBy(part => _room[part]));
    }

    private string State(int group) => $"{group}: {string.Join(' ', _room.Order())}";

    // For each room, the largest sum within it of the groups so far and up to `count` more of `size`.
    private static int[] LargestSums(bool[] reachable, int size, int count)
    {
        var used = new int[reachable.Length];
        var largest = new int[reachable.Length];
        for (var sum = 1; sum < reachable.Length; sum++)
        {
            if (!reachable[sum] && sum >= size && reachable[sum - size] && used[sum - size] < count)
                (reachable[sum], used[sum]) = (true, used[sum - size] + 1);
            largest[sum] = reachable[sum] ? sum : largest[sum - 1];
        }

        return largest;
    }
}
