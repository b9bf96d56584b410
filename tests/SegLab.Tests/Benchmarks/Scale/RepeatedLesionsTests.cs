using SegLab.Benchmarks.Scale;
using SegLab.Data;
using Xunit;

namespace SegLab.Tests.Benchmarks.Scale;

public sealed class RepeatedLesionsTests
{
    [Fact]
    public void ThePicturesRecurAndHaveNamesOfTheirOwn()
    {
        using var folder = new TemporaryFolder();
        RepeatedLesions.Write(folder["a.pack"], 13, 8, different: 5);
        var images = RepeatedLesions.Open(folder["a.pack"], 13);
        var made = DataSource.MadeUp(5).Load(8, new LoadOptions { Bytes = true });
        Assert.Equal(13, images.Names.Distinct().Count());
        Assert.Equal(made.Picture(2).Pixels, images.Picture(12).Pixels);
        Assert.Equal(made.LesionShares, images.LesionShares.Skip(5).Take(5));
        Assert.Equal(new ImageSet("", images.Names, 8, 8, [.. Enumerable.Range(0, 13).SelectMany(images.Values)], [.. Enumerable.Range(0, 13).SelectMany(images.MaskValues)]).ContentHash, images.ContentHash);
    }

    [Fact]
    public void SettingsAreReadAsTheyAreWritten()
    {
        var settings = new ScaleSettings(20_000, 2_000, 25, int.MaxValue, 2);
        Assert.Equal(settings, ScaleSettings.Parse(settings.Text));
        Assert.Throws<FormatException>(() => ScaleSettings.Parse("1,2"));
    }
}
