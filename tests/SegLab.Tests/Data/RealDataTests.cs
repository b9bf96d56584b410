using SegLab.Benchmarks;
using SegLab.Data;
using SegLab.Data.Duplicates;
using Xunit;

namespace SegLab.Tests.Data;

/// <summary>Real images, where they are: a folder <c>shared/data</c> beside the repository.</summary>
public sealed class RealDataTests
{
    [Theory]
    [InlineData("isic2016", 6)]
    [InlineData("isic2017", 1993)]
    public void RealImagesLoadWithoutAProblem(string name, int count)
    {
        var folder = Find(name);
        Assert.SkipUnless(folder is not null, $"There is no shared/data/{name} above the tests.");
        var source = DataSource.Open(folder);
        Assert.Equal((DataKind.Isic, count), (source.Kind, source.Count));
        var set = source.Take(Math.Min(count, 20)).Load(64);
        Assert.All(Enumerable.Range(0, set.Count), index => Assert.InRange(set.Mask(index).LesionShare, 0.001, 0.999));
    }

    [Fact]
    public void RealImagesAreRecognisedAfterEveryEditAndNotTakenForEachOther()
    {
        var folder = Find("isic2017");
        Assert.SkipUnless(folder is not null, "There is no shared/data/isic2017 above the tests.");
        var source = DataSource.Open(folder).Take(60);
        var originals = PictureFingerprint.OfSource(source);
        Assert.Empty(DuplicateSearch.Find(originals));
        RgbImage[] images = [.. Enumerable.Range(0, source.Count).Select(index => source.Read(index).Image)];
        Assert.All(PictureEdits.All, edit =>
        {
            var edited = images.Select(image => PictureFingerprint.Of(edit.Name, edit.Edit(image))).ToArray();
            Assert.Equal(Enumerable.Range(0, source.Count).Select(index => (index, index)), DuplicateSearch.Between(edited, originals).Select(pair => (pair.First, pair.Second)).Order());
        });
    }

    private static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", name);
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
