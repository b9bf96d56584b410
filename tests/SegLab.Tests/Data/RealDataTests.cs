using SegLab.Data;
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
