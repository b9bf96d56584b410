using SegLab.Data.Duplicates;

namespace SegLab.Data.Splits;

/// <summary>Pictures that stand on two sides of a split, by name or by content: a score on them rewards memory.</summary>
/// <param name="Pairs">Each once; those between train and test first.</param>
public sealed record Leakage(IReadOnlyList<LeakedPair> Pairs)
{
    private const int PairsShown = 20;

    private static readonly OptionSetting _together = OptionSetting.Of(nameof(Split), "stratified") with { Code = "Split.Stratified with DuplicateGroups.Of" };

    /// <summary>Whether nothing leaks.</summary>
    public bool IsClean => Pairs.Count == 0;

    /// <summary>How many pairs stand between train and test.</summary>
    public int TrainAndTest => Pairs.Count(pair => pair is { FirstPart: SplitPart.Train, SecondPart: SplitPart.Test });

    /// <summary>Looks for pictures in two parts, for names in two parts, and for duplicates in two parts.</summary>
    /// <param name="split">Any split.</param>
    /// <param name="names">The names of the image set that its positions mean.</param>
    /// <param name="duplicates">What <see cref="DuplicateSearch.Find"/> found in that set; empty to look at names alone.</param>
    /// <exception cref="SegLabException">The split, or a duplicate, holds positions outside the set.</exception>
    public static Leakage Of(Split split, IReadOnlyList<string> names, IReadOnlyList<DuplicatePair> duplicates)
    {
        IReadOnlyList<int>[] parts = [[.. split.Train.Distinct()], [.. split.Validation.Distinct()], [.. split.Test.Distinct()]];
        if (parts.SelectMany(part => part).Concat(duplicates.SelectMany(pair => (int[])[pair.First, pair.Second])).Any(position => position < 0 || position >= names.Count))
            throw new SegLabException($"The split or the duplicates hold positions outside the {names.Count} pictures. Give the names and the duplicates of the set that was split.");
        var reasons = new Dictionary<(int First, SplitPart FirstPart, int Second, SplitPart SecondPart), LeakReason>();
        var partsOf = parts.Index().SelectMany(part => part.Item.Select(picture => (Picture: picture, Part: (SplitPart)part.Index))).ToLookup(entry => entry.Picture, entry => entry.Part);
        foreach (var same in parts.SelectMany(part => part).Distinct().GroupBy(picture => names[picture]))
        {
            foreach (var (first, second) in same.SelectMany(_ => same, (first, second) => (first, second)))
                Note(first, second, LeakReason.SameName);
        }

        foreach (var pair in duplicates)
            Note(pair.First, pair.Second, pair.Kind == DuplicateKind.Identical ? LeakReason.SameBytes : LeakReason.SameContent);
        return new Leakage(
        [
            .. reasons.Select(entry => new LeakedPair(entry.Key.First, names[entry.Key.First], entry.Key.FirstPart, entry.Key.Second, names[entry.Key.Second], entry.Key.SecondPart, entry.Value))
                .OrderByDescending(pair => pair.SecondPart - pair.FirstPart).ThenBy(pair => pair.FirstPart).ThenBy(pair => pair.Reason).ThenBy(pair => pair.First).ThenBy(pair => pair.Second),
        ]);

        void Note(int one, int other, LeakReason reason)
        {
            foreach (var onePart in partsOf[one])
            {
                foreach (var otherPart in partsOf[other].Where(part => part != onePart))
                    reasons.TryAdd(onePart < otherPart ? (one, onePart, other, otherPart) : (other, otherPart, one, onePart), reason);
            }
        }
    }

    /// <summary>Ends with an error if something leaks and that is not allowed.</summary>
    /// <param name="policy">What is allowed.</param>
    /// <exception cref="SegLabException">Something leaks; the message lists the pairs, up to 20, and says what to do.</exception>
    public void Require(LeakagePolicy policy)
    {
        if (IsClean || policy == LeakagePolicy.Allow)
            return;
        var more = Pairs.Count > PairsShown ? $"\n  and {Pairs.Count - PairsShown} more" : "";
        throw new SegLabException(
        [
            $"{this}\n{string.Join('\n', Pairs.Take(PairsShown).Select(pair => $"  {pair}"))}{more}",
            $"Make a disjoint split that keeps duplicates together ({_together}), take one of each pair out, or allow it ({OptionSetting.Of(nameof(Leakage), LeakagePolicy.Allow)}) if the leak is what you study.",
        ])
        { IsAboutOptions = false };
    }

    /// <summary>One sentence for a report.</summary>
    public override string ToString() => IsClean
        ? "No picture stands on two sides of the split."
        : $"{Pairs.Count} pair{(Pairs.Count == 1 ? "" : "s")} of pictures stand{(Pairs.Count == 1 ? "s" : "")} on two sides of the split, {TrainAndTest} of them between train and test.";
}
