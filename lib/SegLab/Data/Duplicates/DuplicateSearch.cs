using System.Collections.Concurrent;

namespace SegLab.Data.Duplicates;

/// <summary>
/// Finds pictures that show the same, by content: the same file, or the same photograph resized, recompressed, recoloured, mirrored or
/// turned by quarters, and cropped to nine tenths of its sides or more. The benchmark <c>duplicates</c> measures how well.
/// </summary>
/// <remarks>
/// Candidates have alike low frequencies (<see cref="CoarseForm"/>); each is then laid over its partner and accepted by the correlation of
/// the details, from which coarse shape, colour and a dermoscope's frame are removed. All pairs are compared: time grows with the square of the count.
/// </remarks>
public static class DuplicateSearch
{
    /// <summary>The least correlation of details that makes a pair.</summary>
    public const double Threshold = 0.75;

    // Of the coarse forms. Duplicates have 0.9 and more, unless they are cropped further than what is tried.
    private const float LeastLikeness = 0.75f;

    /// <summary>Finds the pairs within one list.</summary>
    /// <param name="pictures">Their fingerprints.</param>
    /// <param name="cancellationToken">Ends the search with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Each pair once, the most alike first.</returns>
    public static IReadOnlyList<DuplicatePair> Find(IReadOnlyList<PictureFingerprint> pictures, CancellationToken cancellationToken = default) =>
        Search(pictures, null, cancellationToken);

    /// <summary>Finds the pairs of a picture of one list and a picture of another, such as a test set's and a training set's.</summary>
    /// <param name="pictures">The one list.</param>
    /// <param name="others">The other list.</param>
    /// <param name="cancellationToken">Ends the search with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The most alike first; the first of each pair is of the one list, the second of the other.</returns>
    public static IReadOnlyList<DuplicatePair> Between(IReadOnlyList<PictureFingerprint> pictures, IReadOnlyList<PictureFingerprint> others, CancellationToken cancellationToken = default) =>
    [
        .. Search([.. pictures, .. others], pictures.Count, cancellationToken)
            .Select(pair => pair with { Second = pair.Second - pictures.Count }),
    ];

    // Where a second list begins, pairs are of one list and the other only.
    private static DuplicatePair[] Search(IReadOnlyList<PictureFingerprint> pictures, int? secondList, CancellationToken cancellationToken)
    {
        CoarseForm[] forms = [.. pictures.Select(picture => picture.Form)];
        CandidateSearch[] searches = secondList is { } border
            ? [new CandidateSearch(forms, border, forms.Length - border, LeastLikeness), new CandidateSearch(forms, 0, border, LeastLikeness)]
            : [new CandidateSearch(forms, 0, forms.Length, LeastLikeness)];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        var found = new ConcurrentQueue<Candidate>();
        Parallel.For(0, pictures.Count, options, first =>
        {
            foreach (var candidate in searches[first >= secondList ? 1 : 0].Of(first))
                found.Enqueue(candidate);
        });

        // A pair may be found from both sides: one picture is a part of the other.
        var pairs = new ConcurrentDictionary<(int First, int Second), DuplicatePair>(Identical(pictures, secondList).ToDictionary(pair => (pair.First, pair.Second)));
        Candidate[][] candidates = [.. found.GroupBy(Ends).Where(group => !pairs.ContainsKey(group.Key)).Select(group => group.ToArray())];
        Parallel.ForEach(candidates, options, sides =>
        {
            var (similarity, best) = sides.Select(candidate => (Similarity: DuplicateVerification.Similarity(pictures[candidate.First], pictures[candidate.Second], candidate), Candidate: candidate)).MaxBy(side => side.Similarity);
            var (first, second) = Ends(best);
            // Turned from the other side, a quarter turn is the opposite one.
            var symmetry = best.First == first ? best.Symmetry : Opposite(best.Symmetry);
            if (similarity >= Threshold)
                pairs[(first, second)] = new DuplicatePair(first, second, pictures[first].Name, pictures[second].Name, DuplicateKind.Near, Math.Min(1, similarity), symmetry);
        });
        return [.. pairs.Values.OrderBy(pair => pair.Kind).ThenByDescending(pair => pair.Similarity).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }

    private static IEnumerable<DuplicatePair> Identical(IReadOnlyList<PictureFingerprint> pictures, int? secondList) =>
        from same in Enumerable.Range(0, pictures.Count).GroupBy(index => pictures[index].Hash)
        from first in same
        from second in same
        where first < second && (secondList is null || (first < secondList && second >= secondList))
        select new DuplicatePair(first, second, pictures[first].Name, pictures[second].Name, DuplicateKind.Identical, 1, Symmetry.None);

    private static (int First, int Second) Ends(Candidate candidate) =>
        (Math.Min(candidate.First, candidate.Second), Math.Max(candidate.First, candidate.Second));

    private static Symmetry Opposite(Symmetry symmetry) => symmetry switch
    {
        Symmetry.QuarterTurnLeft => Symmetry.QuarterTurnRight,
        Symmetry.QuarterTurnRight => Symmetry.QuarterTurnLeft,
        _ => symmetry,
    };
}
