using System.Globalization;
using SegLab.Data;
using SegLab.Data.Duplicates;
using SegLab.Data.Layouts;
using Xunit;

namespace SegLab.Tests.Data.Layouts;

public sealed class NameMismatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mole_{0:00}", "mask_{0:00}", "by their numbers: rename mask_01.png to mole_01.png or mole_01_mask.png, and the others alike.")]
    [InlineData("mole_{0}", "mole_{0:000}", "if zeros before numbers, capitals and separators did not count: rename mole_001.png to mole_1.png or mole_1_mask.png")]
    [InlineData("mole {0}", "Mole-{0:00}", "if zeros before numbers, capitals and separators did not count: rename Mole-01.png to mole 1.png")]
    [InlineData("mole_{0}", "mask_mole_{0}", "if words such as 'mask' and 'image' did not count: rename mask_mole_1.png to mole_1.png")]
    [InlineData("mole{0}Image", "mole{0}Mask", "if words such as 'mask' and 'image' did not count: rename mole1Mask.png to mole1Image.png")]
    [InlineData("2018_a_{0}", "b{0}", "by their last numbers: rename b1.png to 2018_a_1.png")]
    [InlineData("im_{1}", "mask_{0}", "in the order of their numbers, which begin with 0 for the images and 1 for the masks (look whether they do belong together): rename mask_1.png to im_0.png")]
    [InlineData("im_{2}", "mask_{0}", "in the order of their numbers, which begin with 1001 for the images and 1 for the masks")]
    public void NamesThatDoNotPairGetOneMessageWithTheNearestThatWould(string image, string mask, string expected)
    {
        var pairs = Halves([.. Numbered(image)], [.. Numbered(mask)]);
        var problem = NameMismatch.Find("d", pairs)!;
        Assert.StartsWith("40 images and 40 masks have no partner of their name, but they would pair ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWouldStillHaveNoPartnerIsNamed()
    {
        var pairs = Halves([.. Numbered("mole_{0:00}")], [.. Numbered("mask_{0:00}").Take(36)]);
        var problem = NameMismatch.Find("d", pairs)!;
        Assert.Equal("masks/mask_01.png", problem.File);
        Assert.Contains("40 images and 36 masks have no partner of their name, but 36 of each would pair by their numbers", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("Still without a partner: mole_37.jpg, mole_38.jpg, mole_39.jpg and 1 more.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMaskThatWasLostAndAnImageThatWasLostAreNotTakenForAPair()
    {
        DataPair[] whole = [.. Enumerable.Range(0, 8).Select(number => new DataPair($"p{number:00}", $"d/images/p{number:00}.png", $"d/masks/p{number:00}.png"))];
        Assert.Null(NameMismatch.Find("d", [.. whole, .. Halves(["p12"], ["p15"])]));
        Assert.Null(NameMismatch.Find("d", [.. whole, .. Halves(["p12", "q15"], ["p15"])]));
        Assert.Null(NameMismatch.Find("d", [.. whole, .. Halves(["p12", "p13"], [])]));
        Assert.Contains("2 of each would pair by their numbers", NameMismatch.Find("d", [.. whole, .. Halves(["q8", "q9", "q10"], ["r8", "r9"])])!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesThatHaveNothingInCommonAreShown()
    {
        var problem = NameMismatch.Find("d", Halves(["anna", "bert"], ["x", "y"]))!;
        Assert.Equal("of 2 images and 2 masks none pair by name. Images are called anna.jpg, bert.jpg; masks x.png, y.png. A mask is called as its image is, so that of anna.jpg is anna.png or anna_mask.png.", problem.Message);
    }

    [Fact]
    public void EightyFilesThatDoNotPairAreOneProblemEverywhere()
    {
        foreach (var number in Enumerable.Range(1, 40))
        {
            TestPictures.Save(_folder[$"set/images/mole_{number:00}.jpg"], TestPictures.Image(seed: (uint)number));
            TestPictures.Save(_folder[$"set/masks/mask_{number:00}.png"], TestPictures.Mask());
        }

        var source = DataSource.Open(_folder["set"]);
        var problem = Assert.Single(source.Check().Problems).ToString();
        Assert.StartsWith("masks/mask_01.png: 40 images and 40 masks", problem, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Throws<SegLabException>(() => source.Load(16)).Message.Split('\n').Length);
        Assert.Contains(problem, Assert.Throws<SegLabException>(() => source.Read(3)).Message, StringComparison.Ordinal);
        Assert.Contains(problem, Assert.Throws<SegLabException>(() => PictureFingerprint.OfFolder(_folder["set"])).Message, StringComparison.Ordinal);
        Assert.Contains("mole_01.png or mole_01_mask.png", Assert.Single(DataSource.Open(_folder["set/images"], _folder["set/masks"]).Check().Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANameThatIsTakenIsNotProposed()
    {
        foreach (var number in Enumerable.Range(1, 3))
        {
            TestPictures.Save(_folder[$"mole_{number}.png"], TestPictures.Image(seed: (uint)number));
            TestPictures.Save(_folder[$"mask_{number}.png"], TestPictures.Mask());
        }

        Assert.Contains("rename mask_1.png to mole_1_mask.png, and", Assert.Single(DataSource.Open(_folder.Path).Check().Problems).Message, StringComparison.Ordinal);
        // To look for duplicates, any folder of pictures is one.
        Assert.Equal(6, PictureFingerprint.OfFolder(_folder.Path).Count);
    }

    private static IEnumerable<string> Numbered(string form) =>
        Enumerable.Range(1, 40).Select(number => string.Format(CultureInfo.InvariantCulture, form, number, number - 1, number + 1000));

    private static IReadOnlyList<DataPair> Halves(string[] images, string[] masks) =>
    [
        .. images.Select(name => new DataPair(name, $"d/images/{name}.jpg", null)),
        .. masks.Select(name => new DataPair(name, null, $"d/masks/{name}.png")),
    ];
}
