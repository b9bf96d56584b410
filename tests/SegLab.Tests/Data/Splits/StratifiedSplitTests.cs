using FsCheck.Xunit;
using SegLab.Data;
using SegLab.Data.Splits;
using SegLab.Randomness;
using Xunit;

namespace SegLab.Tests.Data.Splits;

public sealed class StratifiedSplitTests
{
    [Property(MaxTest = 60)]
    public void EveryStratifiedSplitIsDisjointExactRepeatableAndBalanced(byte train, byte validation, byte test, byte unused, uint seed)
    {
        var sizes = new SplitSizes(1 + (train % 60), 1 + (validation % 40), 1 + (test % 40));
        var shares = Shares(sizes.Total + (unused % 100), seed);
        var split = Split.Stratified(shares, sizes, seed);
        Assert.Equal((sizes.Train, sizes.Validation, sizes.Test), (split.Train.Count, split.Validation.Count, split.Test.Count));
        Assert.Equal(sizes.Total, split.Overlap.UniqueAll);
        Assert.Equal(split, Split.Stratified(shares, sizes, seed));
        // The bound that the documentation gives, for each part.
        int[] all = [sizes.Train, sizes.Validation, sizes.Test, shares.Length - sizes.Total];
        var smallest = all.Where(size => size > 0).Min();
        Assert.All((IReadOnlyList<int>[])[split.Train, split.Validation, split.Test], part => Assert.InRange(Distance(shares, part), 0, (1.0 / part.Count) + (1.0 / smallest)));
    }

    [Fact]
    public void AStratifiedSplitIsWithinItsBoundWhereARandomOneIsNot()
    {
        var shares = Shares(200, 1);
        // 1/50 + 1/50: held for every seed; a random test part of 50 is nearer than that in few cases.
        Assert.All(Enumerable.Range(0, 50), seed => Assert.InRange(Distance(shares, Split.Stratified(shares, new(100, 50, 50), (uint)seed).Test), 0, 0.04));
        Assert.True(Enumerable.Range(0, 50).Average(seed => Distance(shares, Split.Disjoint(200, (uint)seed).Test)) > 0.06);
        Assert.NotEqual(Split.Stratified(shares, new(100, 50, 50), 1), Split.Stratified(shares, new(100, 50, 50), 2));
    }

    [Property(MaxTest = 40)]
    public void FoldsTestEveryPictureOnce(ushort extra, byte more, uint seed)
    {
        var count = 8 + (extra % 120);
        var folds = 2 + (more % Math.Min(9, (count / 2) - 1));
        var shares = Shares(count, seed);
        var splits = Split.Folds(shares, folds, seed);
        Assert.Equal(Enumerable.Range(0, count), splits.SelectMany(split => split.Test).Order());
        Assert.InRange(splits.Max(split => split.Test.Count) - splits.Min(split => split.Test.Count), 0, 1);
        Assert.All(splits, split =>
        {
            Assert.Equal(Enumerable.Range(0, count), split.Train.Concat(split.Validation).Concat(split.Test).Order());
            Assert.True(split.Overlap.IsDisjoint && split.Train.Count > 0 && split.Validation.Count > 0);
            Assert.InRange(Distance(shares, split.Test), 0, (1.0 / split.Test.Count) + (1.0 / splits.Min(other => other.Test.Count)));
        });
        Assert.Equal(splits, Split.Folds(shares, folds, seed));
    }

    [Property(MaxTest = 40)]
    public void AGroupStaysOnOneSideAndSizesStay(uint seed)
    {
        var shares = Shares(60, seed);
        var order = new MersenneTwister(seed).Permutation(60);
        IReadOnlyList<int>[] groups = [order[..5], order[5..8], order[8..10], order[10..12]];
        var split = Split.Stratified(shares, new SplitSizes(30, 15, 10), seed, groups);
        Assert.Equal((30, 15, 10, 55), (split.Train.Count, split.Validation.Count, split.Test.Count, split.Overlap.UniqueAll));
        var folds = Split.Folds(shares, 3, seed, groups: groups);
        Assert.All((Split[])[split, .. folds], one => Assert.All(groups, group =>
            Assert.InRange(((IReadOnlyList<int>[])[one.Train, one.Validation, one.Test]).Count(part => part.Intersect(group).Any()), 0, 1)));
    }

    [Theory]
    [InlineData(0, 5, 5, "each part needs at least 1")]
    [InlineData(10, 5, 6, "at most 20")]
    [InlineData(int.MaxValue, 5, 6, "at most 20")]
    public void SizesThatDoNotFitAreRefused(int train, int validation, int test, string expected) =>
        Assert.Contains(expected, Assert.Throws<SegLabException>(() => Split.Stratified(Shares(20, 1), new(train, validation, test), 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void FoldsAndGroupsThatDoNotFitAreRefused()
    {
        Refused("there can be 2 to 10", () => Split.Folds(Shares(20, 1), 11, 1));
        Refused("between 0 and 1", () => Split.Folds(Shares(20, 1), 4, 1, validation: 1));
        Refused("NaN", () => Split.Folds([0.1, double.NaN, 0.3, 0.4], 2, 1));
        Refused("outside the 20 pictures", () => Split.Stratified(Shares(20, 1), new(10, 5, 5), 1, [[1, 20]]));
        Refused("in two groups (3)", () => Split.Stratified(Shares(20, 1), new(10, 5, 5), 1, [[1, 3], [3, 4]]));
        Refused("too many for the parts", () => Split.Stratified(Shares(20, 1), new(10, 5, 5), 1, [[.. Enumerable.Range(0, 15)]]));

        static void Refused(string expected, Action action) => Assert.Contains(expected, Assert.Throws<SegLabException>(action).Message, StringComparison.Ordinal);
    }

    private static double[] Shares(int count, uint seed)
    {
        var generator = new MersenneTwister(seed);
        // Rounded, so that some are equal.
        return [.. Enumerable.Range(0, count).Select(_ => Math.Round(generator.NextDouble() * generator.NextDouble(), 2))];
    }

    // Kolmogorov–Smirnov.
    private static double Distance(double[] all, IReadOnlyList<int> part) =>
        all.Max(limit => Math.Abs((all.Count(share => share <= limit) / (double)all.Length) - (part.Count(picture => all[picture] <= limit) / (double)part.Count)));
}
