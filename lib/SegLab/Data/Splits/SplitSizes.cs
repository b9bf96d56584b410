namespace SegLab.Data.Splits;

/// <summary>How many pictures each part of a split gets. Pictures beyond the sum stay unused.</summary>
/// <param name="Train">Trained on, at least 1.</param>
/// <param name="Validation">Looked at after each epoch, at least 1.</param>
/// <param name="Test">Kept for the end, at least 1.</param>
public sealed record SplitSizes(int Train, int Validation, int Test)
{
    private const int LongestReach = 12;

    /// <summary>How many are used.</summary>
    public int Total => Train + Validation + Test;

    /// <summary>Sizes from shares, rounded; every picture is used.</summary>
    /// <param name="count">How many pictures there are, at least 3.</param>
    /// <param name="train">The share to train on, in (0, 1). Each part gets at least one picture.</param>
    /// <param name="validation">The share for validation, in (0, 1 − <paramref name="train"/>); the rest is for the test.</param>
    /// <exception cref="SegLabException">There are too few pictures, or the shares leave a part empty.</exception>
    public static SplitSizes Of(int count, double train = 0.5, double validation = 0.25)
    {
        if (count < 3)
            throw new SegLabException($"A split needs at least 3 pictures, one for each part; there {(count == 1 ? "is" : "are")} {count}.");
        if (!(train > 0 && validation > 0 && train + validation < 1))
            throw new SegLabException(FormattableString.Invariant($"The shares of a split were {train} for training and {validation} for validation; both must be above 0 and their sum below 1, so that a test part is left."));
        var trainEnd = Math.Clamp((int)Math.Round(train * count), 1, count - 2);
        var validationEnd = Math.Clamp((int)Math.Round((train + validation) * count), trainEnd + 1, count - 1);
        return new SplitSizes(trainEnd, validationEnd - trainEnd, count - validationEnd);
    }

    /// <summary>The nearest sizes of the same sum whose parts can be filled without dividing a group: these, where they can.</summary>
    /// <param name="count">How many pictures there are.</param>
    /// <param name="groups">Positions that stay in one part, such as <see cref="Duplicates.DuplicateGroups.Of"/>.</param>
    /// <returns>Sizes for <see cref="Split.Stratified"/>; these unchanged where none near them would do either.</returns>
    /// <exception cref="SegLabException">The sizes do not fit the number of pictures.</exception>
    public SplitSizes Fitting(int count, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        Require(count);
        var whole = GroupKeeping.Sizes(groups);
        // No further than the largest group: there, each part can give a whole one to the next.
        var reach = Math.Min(whole.FirstOrDefault(), LongestReach);
        var changes = Enumerable.Range(-reach, (2 * reach) + 1);
        return changes.SelectMany(_ => changes, (train, validation) => (Train: train, Validation: validation))
            .OrderBy(change => Math.Abs(change.Train) + Math.Abs(change.Validation) + Math.Abs(change.Train + change.Validation))
            .ThenBy(change => Math.Abs(change.Train))
            .Select(change => new SplitSizes(Train + change.Train, Validation + change.Validation, Test - change.Train - change.Validation))
            .Where(sizes => Math.Min(sizes.Train, Math.Min(sizes.Validation, sizes.Test)) > 0)
            .FirstOrDefault(Fits, this);

        bool Fits(SplitSizes sizes) => GroupPacking.Pack(whole, [sizes.Train, sizes.Validation, sizes.Test, count - sizes.Total]) is not null;
    }

    /// <summary>Refuses sizes that cannot be dealt.</summary>
    /// <param name="count">How many pictures there are.</param>
    internal void Require(int count)
    {
        if (Math.Min(Train, Math.Min(Validation, Test)) < 1 || (long)Train + Validation + Test > count)
            throw new SegLabException($"A split of {count} pictures was to have {Train} to train, {Validation} to validate and {Test} to test; each part needs at least 1, and all together at most {count}.");
    }
}
