using SegLab.Data;
using SegLab.Data.Duplicates;
using SegLab.Data.Splits;
using Xunit;

namespace SegLab.Tests.Data.Splits;

public sealed class LeakageTests
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f"];

    [Fact]
    public void ADisjointSplitWithoutDuplicatesAcrossItIsClean()
    {
        var leakage = Leakage.Of(new Split([0, 1], [2, 3], [4, 5]), Names, [Pair(0, 1), Pair(2, 3, DuplicateKind.Identical)]);
        Assert.True(leakage.IsClean);
        leakage.Require(LeakagePolicy.Refuse);
    }

    [Fact]
    public void APictureInTwoPartsANameInTwoPartsAndDuplicatesInTwoPartsLeak()
    {
        var leakage = Leakage.Of(new Split([0, 1, 1], [2, 0], [3, 4]), ["a", "b", "c", "b", "e", "f"], [Pair(4, 2), Pair(1, 4, DuplicateKind.Identical), Pair(4, 5)]);
        Assert.Equal(
            ["b (train) and e (test): the same bytes", "b (train) and b (test): the same name", "a (train and validation)", "c (validation) and e (test): the same content"],
            leakage.Pairs.OrderBy(pair => (pair.FirstPart, 2 - (int)pair.SecondPart, -(int)pair.Reason)).Select(pair => pair.ToString()));
        Assert.Equal(2, leakage.TrainAndTest);
        Assert.All(leakage.Pairs.Take(2), pair => Assert.Equal((SplitPart.Train, SplitPart.Test), (pair.FirstPart, pair.SecondPart)));
    }

    [Fact]
    public void ALeakIsRefusedWithItsPairsUnlessItIsAllowed()
    {
        var leakage = Leakage.Of(Split.Assignment(200, 42), [.. Enumerable.Range(0, 200).Select(number => $"IMD{number:D3}")], []);
        var message = Assert.Throws<SegLabException>(() => leakage.Require(LeakagePolicy.Refuse)).Message;
        Assert.Contains("(train and test)", message, StringComparison.Ordinal);
        Assert.Contains($"and {leakage.Pairs.Count - 20} more", message, StringComparison.Ordinal);
        Assert.Contains("LeakagePolicy.Allow", message, StringComparison.Ordinal);
        leakage.Require(LeakagePolicy.Allow);
        Assert.Equal(Split.Assignment(200, 42).Overlap.TrainAndTest, leakage.TrainAndTest);
    }

    [Fact]
    public void DuplicatesThatAreKeptTogetherDoNotLeak()
    {
        DuplicatePair[] pairs = [Pair(0, 5), Pair(5, 9), Pair(2, 3)];
        IReadOnlyList<IReadOnlyList<int>> groups = DuplicateGroups.Of(pairs);
        Assert.Equal([[0, 5, 9], [2, 3]], groups);
        string[] names = [.. Enumerable.Range(0, 20).Select(number => $"{number}")];
        double[] shares = [.. Enumerable.Range(0, 20).Select(number => number / 20.0)];
        Assert.All(Enumerable.Range(0, 20), seed => Assert.True(Leakage.Of(Split.Stratified(shares, new(10, 5, 5), (uint)seed, groups), names, pairs).IsClean));
    }

    [Fact]
    public void DuplicatesOfAnotherSetAreRefused() =>
        Assert.Contains("outside the 6 pictures", Assert.Throws<SegLabException>(() => Leakage.Of(new Split([0], [1], [2]), Names, [Pair(0, 6)])).Message, StringComparison.Ordinal);

    private static DuplicatePair Pair(int first, int second, DuplicateKind kind = DuplicateKind.Near) => new(first, second, $"{first}", $"{second}", kind, 0.9, Symmetry.None);
}
