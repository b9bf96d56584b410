using SegLab.Benchmarks;
using SegLab.Data;
using SegLab.Data.Duplicates;
using Xunit;

namespace SegLab.Tests.Data.Duplicates;

/// <summary>On made-up lesions; the benchmark <c>duplicates</c> does the same on real ones.</summary>
public sealed class DuplicateSearchTests(DuplicateSearchTests.Lesions lesions) : IClassFixture<DuplicateSearchTests.Lesions>
{
    public static TheoryData<string> Edits => [.. PictureEdits.All.Select(edit => edit.Name)];

    [Theory]
    [MemberData(nameof(Edits))]
    public void AnEditedPictureIsRecognised(string name)
    {
        var edit = PictureEdits.All.Single(entry => entry.Name == name).Edit;
        var edited = new PictureFingerprint[Lesions.Count];
        Parallel.For(0, edited.Length, index => edited[index] = PictureFingerprint.Of(name, edit(lesions.Images[index])));
        var pairs = DuplicateSearch.Between(edited, lesions.Fingerprints);
        Assert.Equal(Enumerable.Range(0, Lesions.Count).Select(index => (index, index)), pairs.Select(pair => (pair.First, pair.Second)).Order());
        Assert.All(pairs, pair => Assert.InRange(pair.Similarity, DuplicateSearch.Threshold, 1));
    }

    [Fact]
    public void MadeUpLesionsAreNoDuplicatesOfEachOther() => Assert.Empty(DuplicateSearch.Find(lesions.Fingerprints));

    [Fact]
    public void TheSymmetryTakesTheSecondPictureBackToTheFirst()
    {
        var image = lesions.Images[0];
        var original = PictureFingerprint.Of("original", image);
        (Symmetry Symmetry, RgbImage Edited)[] turned =
        [
            (Symmetry.MirroredLeftRight, PictureEdits.Mirror(image, across: true, down: false)),
            (Symmetry.MirroredTopBottom, PictureEdits.Mirror(image, across: false, down: true)),
            (Symmetry.HalfTurn, PictureEdits.Mirror(image, across: true, down: true)),
            // What was turned to the right is turned back to the left.
            (Symmetry.QuarterTurnLeft, PictureEdits.QuarterTurn(image)),
            (Symmetry.MirroredDiagonally, PictureEdits.Mirror(PictureEdits.QuarterTurn(image), across: true, down: false)),
        ];
        Assert.All(turned, entry => Assert.Equal(entry.Symmetry, Assert.Single(DuplicateSearch.Find([original, PictureFingerprint.Of("turned", entry.Edited)])).Symmetry));
    }

    [Fact]
    public void TheSameBytesAreIdenticalAndComeFirst()
    {
        var pairs = DuplicateSearch.Find([PictureFingerprint.Of("a", PictureEdits.Jpeg(lesions.Images[0], 60)), PictureFingerprint.Of("b", lesions.Images[0]), PictureFingerprint.Of("c", lesions.Images[0])]);
        Assert.Equal([(1, 2, DuplicateKind.Identical), (0, 1, DuplicateKind.Near), (0, 2, DuplicateKind.Near)], pairs.Select(pair => (pair.First, pair.Second, pair.Kind)).OrderBy(pair => pair.Kind).ThenBy(pair => pair.Second));
        Assert.Equal((DuplicateKind.Identical, "b = c"), (pairs[0].Kind, pairs[0].ToString()));
        Assert.StartsWith("a ≈ b (", Assert.Single(pairs, pair => pair.First == 0 && pair.Second == 1).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void PicturesWithoutContentAreNoNearDuplicates()
    {
        RgbImage Grey(byte level) => new(40, 30, [.. Enumerable.Repeat(level, 3600)]);
        Assert.Empty(DuplicateSearch.Find([PictureFingerprint.Of("black", Grey(0)), PictureFingerprint.Of("grey", Grey(128)), PictureFingerprint.Of("white", Grey(255))]));
        Assert.Empty(DuplicateSearch.Find([]));
    }

    [Fact]
    public void ASetOfSmallPicturesIsSearchedWithoutItsFiles()
    {
        var set = DataSource.MadeUp(4).Load(64);
        var found = Assert.Single(DuplicateSearch.Find([.. PictureFingerprint.OfSet(set), PictureFingerprint.Of("mirrored", PictureEdits.Mirror(set.Picture(2), across: true, down: false))]));
        Assert.Equal((2, 4, "IMD003", "mirrored", Symmetry.MirroredLeftRight), (found.First, found.Second, found.FirstName, found.SecondName, found.Symmetry));
    }

    public sealed class Lesions
    {
        public const int Count = 40;

        public Lesions()
        {
            var source = DataSource.MadeUp(Count, seed: 7);
            Parallel.For(0, Count, index => Images[index] = source.Read(index).Image);
            Fingerprints = [.. Images.Select((image, index) => PictureFingerprint.Of(source.Names[index], image))];
        }

        public RgbImage[] Images { get; } = new RgbImage[Count];

        public IReadOnlyList<PictureFingerprint> Fingerprints { get; }
    }
}
