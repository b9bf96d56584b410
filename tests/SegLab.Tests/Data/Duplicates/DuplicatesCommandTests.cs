using SegLab.Benchmarks;
using SegLab.Data;
using SegLab.Data.Files;
using SegLab.Tests.Cli;
using Xunit;

namespace SegLab.Tests.Data.Duplicates;

public sealed class DuplicatesCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task DuplicatesListsPairsAndEndsWithOne()
    {
        var image = DataSource.MadeUp(2).Read(0).Image;
        BitmapFile.Write(_folder["one/a.bmp"], image);
        BitmapFile.Write(_folder["one/b.bmp"], DataSource.MadeUp(2).Read(1).Image);
        BitmapFile.Write(_folder["one/c.bmp"], image);
        Directory.CreateDirectory(_folder["two"]);
        using (var data = PictureEdits.JpegFile(PictureEdits.Mirror(image, across: true, down: false), 60))
        using (var file = File.Create(_folder["two/d.jpg"]))
            data.SaveTo(file);

        var (exitCode, output, error) = await CommandProcess.SeglabAsync(_folder.Path, "data", "duplicates", "one");
        Assert.True(exitCode == 1, error);
        Assert.Contains("pictures  3\npairs     1\n  a.bmp = c.bmp\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        (exitCode, output, _) = await CommandProcess.SeglabAsync(_folder.Path, "data", "duplicates", "one", "--other", "two", "--out", "pairs.csv");
        Assert.Equal(1, exitCode);
        Assert.Contains("a.bmp ≈ d.jpg (", output, StringComparison.Ordinal);
        var lines = File.ReadAllLines(_folder["pairs.csv"]);
        Assert.Equal("first,second,kind,similarity,symmetry", lines[0]);
        Assert.Equal(["a.bmp,d.jpg,near", "c.bmp,d.jpg,near"], lines.Skip(1).Select(line => string.Join(',', line.Split(',')[..3])).Order());
        Assert.All(lines.Skip(1), line => Assert.EndsWith(",mirrored left to right", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DifferentPicturesEndWithZeroAndAWrongFolderIsNamed()
    {
        TestPictures.TwoFolders(_folder, 3);
        var (exitCode, output, error) = await CommandProcess.SeglabAsync(_folder.Path, "data", "duplicates", _folder.Path);
        Assert.True(exitCode == 0, error);
        Assert.Contains("pairs     none", output, StringComparison.Ordinal);
        (exitCode, _, error) = await CommandProcess.SeglabAsync(_folder.Path, "data", "duplicates", "nowhere");
        Assert.Equal(2, exitCode);
        Assert.Contains("nowhere: there is no such folder", error, StringComparison.Ordinal);
    }
}
