using FsCheck.Xunit;
using SegLab.Data;
using Xunit;

namespace SegLab.Tests.Data;

/// <summary>Values: golden/split.json, made by numpy 1.24.2.</summary>
public sealed class SplitTests
{
    [Fact]
    public void TheAssignmentsSplitIsNumpys()
    {
        foreach (var entry in Golden.Read("split.json").GetProperty("splits").EnumerateArray())
        {
            var cuts = Golden.Shape(entry.GetProperty("cuts"));
            var split = Split.Assignment(entry.GetProperty("n").GetInt32(), entry.GetProperty("seed").GetUInt32(), (int)cuts[0], (int)cuts[1]);
            Assert.Equal(Golden.Shape(entry.GetProperty("train")), split.Train.Select(position => (long)position));
            Assert.Equal(Golden.Shape(entry.GetProperty("val")), split.Validation.Select(position => (long)position));
            Assert.Equal(Golden.Shape(entry.GetProperty("test")), split.Test.Select(position => (long)position));
            foreach (var count in entry.GetProperty("counts").EnumerateObject())
            {
                // unique_val → UniqueValidation
                var name = string.Concat(count.Name.Split('_').Select(word => word == "val" ? "Validation" : char.ToUpperInvariant(word[0]) + word[1..]));
                Assert.Equal(count.Value.GetInt32(), typeof(SplitOverlap).GetProperty(name)!.GetValue(split.Overlap));
            }
        }
    }

    [Fact]
    public void TwoHundredPicturesAreCutAtOneHundredAndOneHundredAndFifty()
    {
        Assert.Equal(Split.Assignment(200, 42, 100, 150), Split.Assignment(200, 42));
        Assert.False(Split.Assignment(200, 42).Overlap.IsDisjoint);
        Assert.Contains("17 entries of the test part were trained on", Split.Assignment(200, 42).Overlap.ToString(), StringComparison.Ordinal);
    }

    [Property]
    public bool ADisjointSplitUsesEachPictureOnce(ushort extra, uint seed)
    {
        var count = 3 + (extra % 500);
        var split = Split.Disjoint(count, seed);
        return split.Train.Concat(split.Validation).Concat(split.Test).Order().SequenceEqual(Enumerable.Range(0, count))
            && split.Overlap.IsDisjoint
            && Math.Min(split.Train.Count, Math.Min(split.Validation.Count, split.Test.Count)) >= 1;
    }

    [Fact]
    public void TheSeedDecidesTheDisjointSplit()
    {
        Assert.Equal(Split.Disjoint(50, 7), Split.Disjoint(50, 7));
        Assert.NotEqual(Split.Disjoint(50, 7), Split.Disjoint(50, 8));
        Assert.Equal((30, 10, 10), Counts(Split.Disjoint(50, 7, train: 0.6, validation: 0.2)));
    }

    [Theory]
    [InlineData(0, 0.5, 0.25, "at least 3 pictures")]
    [InlineData(2, 0.5, 0.25, "at least 3 pictures")]
    [InlineData(10, 0.0, 0.25, "above 0")]
    [InlineData(10, 0.8, 0.2, "sum below 1")]
    [InlineData(10, double.NaN, 0.2, "above 0")]
    public void TooFewPicturesOrImpossibleSharesAreRefused(int count, double train, double validation, string expected) =>
        Assert.Contains(expected, Assert.Throws<SegLabException>(() => Split.Disjoint(count, 1, train, validation)).Message, StringComparison.Ordinal);

    [Fact]
    public void TheAssignmentsSplitOfTooFewPicturesIsRefused()
    {
        Assert.Contains("at least 3 pictures", Assert.Throws<SegLabException>(() => Split.Assignment(2, 42)).Message, StringComparison.Ordinal);
        Assert.Equal((1, 1, 1), Counts(Split.Assignment(3, 42)));
    }

    [Fact]
    public void ASavedSplitHoldsForAnotherOrderOfTheSamePictures()
    {
        using var folder = new TemporaryFolder();
        string[] names = [.. Enumerable.Range(0, 20).Select(number => $"IMD{number:D3}")];
        var split = Split.Assignment(20, 42);
        split.Save(folder["split.json"], names);
        Assert.Equal(split, Split.Read(folder["split.json"], names));
        string[] reversed = [.. names.Reverse()];
        Assert.Equal(split.Test.Select(position => names[position]), Split.Read(folder["split.json"], reversed).Test.Select(position => reversed[position]));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("", "is not a split")]
    [InlineData("{", "is not a split")]
    [InlineData("null", "is not a split")]
    [InlineData("""{"train": ["a"], "validation": ["b"]}""", "needs the lists")]
    [InlineData("""{"train": ["a"], "validation": [], "test": ["b"]}""", "empty part")]
    [InlineData("""{"train": ["a"], "validation": ["x"], "test": ["y"]}""", "2 pictures that the 2 loaded ones do not include: x, y")]
    public void AFileThatIsNoSplitOfThesePicturesIsRefused(string content, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["split.json"], content);
        var message = Assert.Throws<SegLabException>(() => Split.Read(folder["split.json"], ["a", "b"])).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("split.json", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASplitIsNotSavedWithNamesThatItDoesNotFit()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("outside the 2 pictures", Assert.Throws<SegLabException>(() => Split.Assignment(20, 42).Save(folder["split.json"], ["a", "b"])).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void ASplitByNamesNeedsANameForEachPicture()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("have the same: a", Assert.Throws<SegLabException>(() => new Split([0], [1], [2]).Save(folder["split.json"], ["a", "b", "c", "a"])).Message, StringComparison.Ordinal);
        new Split([0], [1], [2]).Save(folder["split.json"], ["a", "b", "c", "d", "d"]);
        Assert.Contains("have the same: c", Assert.Throws<SegLabException>(() => Split.Read(folder["split.json"], ["a", "b", "c", "c"])).Message, StringComparison.Ordinal);
    }

    private static (int Train, int Validation, int Test) Counts(Split split) => (split.Train.Count, split.Validation.Count, split.Test.Count);
}
