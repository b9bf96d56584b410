using SegLab.Data.Splits;
using SegLab.Randomness;

namespace SegLab.Data;

/// <summary>Which pictures are trained on, which are looked at meanwhile and which are kept for the end: positions in an image set.</summary>
/// <param name="Train">Trained on. In the assignment's split a picture may occur more than once, here and in the other parts.</param>
/// <param name="Validation">Looked at after each epoch.</param>
/// <param name="Test">Kept for the end.</param>
public sealed record Split(IReadOnlyList<int> Train, IReadOnlyList<int> Validation, IReadOnlyList<int> Test)
{
    private const int FewestPictures = 3;

    /// <summary>What the parts share: nothing, if the split is disjoint.</summary>
    public SplitOverlap Overlap => SplitOverlap.Of(this);

    /// <summary>
    /// The assignment's split: <c>seed(s); ix = randint(0, n, n)</c>, cut at n/2 and 3n/4 (100 and 150 of 200). It draws with replacement,
    /// so that pictures occur twice, land in several parts, or are never used; <see cref="Overlap"/> counts that.
    /// </summary>
    /// <param name="count">How many pictures there are, at least 3.</param>
    /// <param name="seed">The assignment's is 42.</param>
    /// <exception cref="SegLabException">There are too few pictures.</exception>
    public static Split Assignment(int count, uint seed) => Assignment(count, seed, count / 2, (int)(3L * count / 4));

    /// <summary>The assignment's split, cut elsewhere.</summary>
    /// <param name="count">How many pictures there are, at least 3.</param>
    /// <param name="seed">The generator's seed.</param>
    /// <param name="trainEnd">Where validation begins.</param>
    /// <param name="validationEnd">Where test begins.</param>
    /// <exception cref="SegLabException">There are too few pictures, or a part is empty.</exception>
    public static Split Assignment(int count, uint seed, int trainEnd, int validationEnd)
    {
        RequireEnough(count);
        if (trainEnd < 1 || validationEnd <= trainEnd || validationEnd >= count)
            throw new SegLabException($"A split of {count} pictures was to be cut at {trainEnd} and {validationEnd}; the cuts must rise and leave at least 1 picture before, between and after them.");
        var generator = new MersenneTwister(seed);
        var drawn = new int[count];
        for (var position = 0; position < count; position++)
            drawn[position] = generator.Next(count);
        return new Split(drawn[..trainEnd], drawn[trainEnd..validationEnd], drawn[validationEnd..]);
    }

    /// <summary>A split in which each picture occurs once: a random order, cut in three.</summary>
    /// <param name="count">How many pictures there are, at least 3.</param>
    /// <param name="seed">The same seed gives the same split on every machine.</param>
    /// <param name="train">The share to train on, in (0, 1). Each part gets at least one picture.</param>
    /// <param name="validation">The share for validation, in (0, 1 − <paramref name="train"/>); the rest is for the test.</param>
    /// <exception cref="SegLabException">There are too few pictures, or the shares leave a part empty.</exception>
    public static Split Disjoint(int count, uint seed, double train = 0.5, double validation = 0.25)
    {
        var sizes = SplitSizes.Of(count, train, validation);
        var order = new MersenneTwister(seed).Permutation(count);
        var (trainEnd, validationEnd) = (sizes.Train, sizes.Train + sizes.Validation);
        return new Split(order[..trainEnd], order[trainEnd..validationEnd], order[validationEnd..]);
    }

    /// <summary>The pictures that are in no part, in their order.</summary>
    /// <param name="count">How many pictures there are.</param>
    public IReadOnlyList<int> Unseen(int count) => [.. Enumerable.Range(0, count).Except(Train).Except(Validation).Except(Test)];

    /// <summary>
    /// A split in which each picture occurs once at most and every part has small and large lesions in proportion: pictures are sorted by
    /// lesion area and dealt to the parts, who gets which of a few neighbours is drawn. In a part of m pictures, the distribution of
    /// the areas is within <c>1/m + 1/smallest part</c> of that of all pictures.
    /// </summary>
    /// <param name="lesionShares">The share of lesion of each picture: <see cref="ImageSet.LesionShares"/>.</param>
    /// <param name="sizes">How many pictures each part gets, exactly.</param>
    /// <param name="seed">The same seed gives the same split on every machine.</param>
    /// <param name="groups">Positions that stay on one side, such as <see cref="Duplicates.DuplicateGroups.Of"/>; null for none. Each is exchanged for pictures of about its area, which may loosen the bound a little.</param>
    /// <returns>Each part's positions in rising order.</returns>
    /// <exception cref="SegLabException">The sizes do not fit the pictures, or a group fits into no part.</exception>
    public static Split Stratified(IReadOnlyList<double> lesionShares, SplitSizes sizes, uint seed, IReadOnlyList<IReadOnlyList<int>>? groups = null) =>
        StratifiedSplit.Of(lesionShares, sizes, seed, groups ?? []);

    /// <summary>
    /// The splits of a cross-validation: each picture is in the test part of exactly one, so that scores pooled over all of them are of
    /// every picture once. Folds differ by one picture in size at most; folds and validation parts are stratified as <see cref="Stratified"/> does.
    /// </summary>
    /// <param name="lesionShares">The share of lesion of each picture: <see cref="ImageSet.LesionShares"/>.</param>
    /// <param name="folds">How many, from 2 to half the pictures.</param>
    /// <param name="seed">The same seed gives the same folds on every machine.</param>
    /// <param name="validation">The share of the pictures outside the test part that is not trained on but validated, in (0, 1).</param>
    /// <param name="groups">Positions that stay in one fold and on one side of it; null for none.</param>
    /// <exception cref="SegLabException">The folds do not fit the pictures, the share is none, or a group fits nowhere.</exception>
    public static IReadOnlyList<Split> Folds(IReadOnlyList<double> lesionShares, int folds, uint seed, double validation = 0.25, IReadOnlyList<IReadOnlyList<int>>? groups = null) =>
        StratifiedSplit.Folds(lesionShares, folds, seed, validation, groups ?? []);

    /// <summary>Writes the split as JSON, by the pictures' names, so that it holds on another machine and for another order.</summary>
    /// <param name="path">The file; one that is there is replaced once the new one is whole.</param>
    /// <param name="names">The names of the image set that the positions mean.</param>
    /// <exception cref="SegLabException">A position has no name or one that another picture has too, or the file cannot be written.</exception>
    public void Save(string path, IReadOnlyList<string> names) => SplitFile.Write(path, this, names);

    /// <summary>Reads a split that was saved.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">The names of the image set to find the pictures in.</param>
    /// <exception cref="SegLabException">The file is missing or is no split, or it names pictures that are not in the set or are there twice.</exception>
    public static Split Read(string path, IReadOnlyList<string> names) => SplitFile.Read(path, names);

    /// <summary>Two splits are equal if their parts hold the same positions in the same order.</summary>
    /// <param name="other">Another split.</param>
    public bool Equals(Split? other) =>
        other is not null && Train.SequenceEqual(other.Train) && Validation.SequenceEqual(other.Validation) && Test.SequenceEqual(other.Test);

    /// <summary>Fits <see cref="Equals(Split)"/>.</summary>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var part in (IReadOnlyList<int>[])[Train, Validation, Test])
        {
            hash.Add(part.Count);
            foreach (var position in part)
                hash.Add(position);
        }

        return hash.ToHashCode();
    }

    private static void RequireEnough(int count)
    {
        if (count < FewestPictures)
            throw new SegLabException($"A split needs at least {FewestPictures} pictures, one for each part; there {(count == 1 ? "is" : "are")} {count}.");
    }
}
