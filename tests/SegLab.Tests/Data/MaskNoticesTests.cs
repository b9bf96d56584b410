using SegLab.Data;
using SegLab.Data.Caching;
using Xunit;

namespace SegLab.Tests.Data;

/// <summary>Masks without lesion, with all of it, or turned inside out are told, whether a set is checked, loaded or found in a cache.</summary>
public sealed class MaskNoticesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MasksWithoutLesionAreCountedAndNamed()
    {
        Set(emptyAt: 1);
        var source = DataSource.Open(_folder.Path);
        const string Notice = "1 of 3 masks is without lesion: b. Where nothing is found there, IoU, Dice, precision and recall count 1, else 0. They are refused with '--empty refuse' (LoadOptions.EmptyMasks).";
        Assert.Equal([Notice], source.Check().Notices);
        Assert.Empty(source.Check().Problems);
        Assert.Equal(0, source.Check().LesionShare!.Minimum);
        var told = new List<string>();
        Assert.Equal(0, source.Load(16, new LoadOptions { Notice = told.Add }).LesionShares[1]);
        Assert.Equal([Notice], told);
    }

    [Fact]
    public void TheyAreRefusedOnRequest()
    {
        Set(emptyAt: 1);
        var source = DataSource.Open(_folder.Path);
        Assert.Equal("masks/b.png: the mask is empty: no pixel is lesion.", Assert.Single(source.Check(EmptyMasks.Refuse).Problems).ToString());
        Assert.Contains("the mask is empty", Assert.Throws<SegLabException>(() => source.Load(16, new LoadOptions { EmptyMasks = EmptyMasks.Refuse })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACachedSetTellsAndRefusesTheSame()
    {
        Set(emptyAt: 1);
        var source = DataSource.Open(_folder.Path);
        var options = new LoadOptions { Cache = new ImageCache(_folder["cache"]) };
        for (var time = 0; time < 2; time++)
        {
            var told = new List<string>();
            source.Load(16, options with { Notice = told.Add });
            Assert.StartsWith("1 of 3 masks is without lesion: b.", Assert.Single(told), StringComparison.Ordinal);
        }

        Assert.Contains("the mask is empty", Assert.Throws<SegLabException>(() => source.Load(16, options with { EmptyMasks = EmptyMasks.Refuse })).Message, StringComparison.Ordinal);
        source.WithLesionValue(255).Load(16, options);
        Assert.Equal(2, Directory.GetFiles(_folder["cache"], "*.pack").Length);
    }

    [Fact]
    public void ALesionThatVanishesAtTheTrainingSizeIsNamed()
    {
        Set(emptyAt: null);
        var tiny = new byte[300 * 200];
        tiny[(100 * 300) + 150] = 1;
        TestPictures.Save(_folder["images/b.png"], TestPictures.Image(300, 200));
        TestPictures.Save(_folder["masks/b.png"], new Mask(300, 200, tiny));
        var told = new List<string>();
        DataSource.Open(_folder.Path).Load(16, new LoadOptions { Notice = told.Add });
        Assert.Equal(["At 16×16 pixels 1 of 3 lesions is gone, so that the mask is empty: b. A larger size keeps it."], told);
    }

    [Fact]
    public void AMaskThatIsAllLesionOrInsideOutIsANotice()
    {
        Set(emptyAt: null);
        TestPictures.Save(_folder["masks/a.png"], new Mask(19, 13, [.. Enumerable.Repeat((byte)1, 19 * 13)]));
        TestPictures.Save(_folder["masks/c.png"], new Mask(19, 13, Array.ConvertAll(TestPictures.Mask().Pixels, pixel => (byte)(1 - pixel))));
        Assert.Equal(
            ["1 of 3 masks is all lesion: a.", "1 of 3 masks is lesion at the image's border and not inside: lesion and skin may have changed places: c."],
            DataSource.Open(_folder.Path).Check().Notices);
    }

    /// <summary>A lesion over the whole frame, but for a notch at its side: the middle is lesion.</summary>
    [Fact]
    public void ALargeLesionThatTouchesTheBorderIsNotInsideOut()
    {
        Set(emptyAt: null);
        var notched = new Mask(60, 40, [.. Enumerable.Range(0, 60 * 40).Select(pixel => (byte)(pixel % 60 < 8 && pixel / 60 is >= 16 and < 22 ? 0 : 1))]);
        TestPictures.Save(_folder["images/a.png"], TestPictures.Image(60, 40));
        TestPictures.Save(_folder["masks/a.png"], notched);
        Assert.Empty(DataSource.Open(_folder.Path).Check().Notices);
    }

    private void Set(int? emptyAt)
    {
        TestPictures.TwoFolders(_folder, 3);
        if (emptyAt is { } index)
            TestPictures.Save(_folder[$"masks/{(char)('a' + index)}.png"], new Mask(19, 13, new byte[19 * 13]));
    }
}
