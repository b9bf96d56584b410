using SegLab.Cli.Reports.Offline;
using Xunit;

namespace SegLab.Tests.Cli.Reports.Offline;

public sealed class ImageFilesTests : IDisposable
{
    private const string Svg = "<?xml version=\"1.0\"?>\n<!-- a -->\n<!DOCTYPE svg PUBLIC \"x\" \"y\">\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    private readonly TemporaryFolder _folder = new();

    public ImageFilesTests()
    {
        foreach (var name in (string[])["nb/fig 1.png", "nb/100% sure.png", "nb/what?.png", "nb/a%20b.png", "nb/deep dir/ä [x] (2).png", "other/up.png", "outside.png"])
            Write(name, Convert.FromBase64String(SampleNotebook.Picture));
        Write("nb/draw.svg", System.Text.Encoding.UTF8.GetBytes(Svg));
        Write("nb/text.png", "no image"u8.ToArray());
        Write("nb/page.svg", "<html><svg></svg></html>"u8.ToArray());
        Write("nb/empty.png", []);
        using var large = File.Create(_folder["nb/large.png"]);
        large.Write(Convert.FromBase64String(SampleNotebook.Picture));
        large.SetLength(ImageFiles.Largest + 1);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fig 1.png")]
    [InlineData("fig%201.png")]
    [InlineData("./fig%201.png")]
    [InlineData("deep dir/../fig 1.png")]
    [InlineData("fig%201.png?raw=true")]
    [InlineData("fig%201.png#gh-dark-mode-only")]
    [InlineData("100% sure.png")]
    [InlineData("100%25%20sure.png")]
    [InlineData("what?.png")]
    [InlineData("what%3F.png")]
    [InlineData("a%20b.png")]
    [InlineData("deep%20dir/%C3%A4%20%5Bx%5D%20(2).png")]
    [InlineData("deep dir\\ä [x] (2).png")]
    public void AnImageIsFoundHoweverItsPathIsWritten(string address) =>
        Assert.Equal($"data:image/png;base64,{SampleNotebook.Picture}", Files().Resolve(address).Content);

    [Fact]
    public void AnAbsolutePathWithinTheFolderIsAPathToo()
    {
        Assert.NotNull(Files().Resolve(_folder["nb/fig 1.png"]).Content);
        Assert.NotNull(Files().Resolve(new Uri(_folder["nb/fig 1.png"]).AbsoluteUri).Content);
    }

    [Fact]
    public void AnSvgIsToldByItsContent() => Assert.StartsWith("data:image/svg+xml;base64,", Files().Resolve("draw.svg").Content, StringComparison.Ordinal);

    [Fact]
    public void AFolderAroundTheNotebooksMayGiveImagesByAbsolutePathsToo()
    {
        Assert.Contains("outside the notebook's folder", Files().Resolve(_folder["other/up.png"]).Problem, StringComparison.Ordinal);
        Assert.NotNull(new ImageFiles(_folder["nb"], _folder.Path).Resolve(_folder["other/up.png"]).Content);
        Assert.Null(new ImageFiles(_folder["nb"], _folder["other"]).Resolve(_folder["other/up.png"]).Content);
    }

    [Theory]
    [InlineData("../outside.png")]
    [InlineData("../other/up.png")]
    [InlineData("..%2Fother%2Fup.png")]
    [InlineData("..\\other\\up.png")]
    [InlineData("./deep dir/../../other/up.png?raw=true")]
    public void ARelativePathMayLeadAnywhere(string address) =>
        Assert.Equal($"data:image/png;base64,{SampleNotebook.Picture}", Files().Resolve(address).Content);

    [Fact]
    public void AbsolutePathsThatLeadOutsideAreRefusedHoweverTheyAreWritten()
    {
        var path = _folder["outside.png"];
        foreach (var address in (string[])[path, Uri.EscapeDataString(path), path.Replace('/', '\\'), new Uri(path).AbsoluteUri, $"file:{path}", "file:../outside.png"])
        {
            var found = Files().Resolve(address);
            Assert.Null(found.Content);
            Assert.Contains("absolute path", found.Problem, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nowhere/x.png", "no such file")]
    [InlineData("../nb2/x.png", "no such file")]
    [InlineData("text.png", "the file is no PNG")]
    [InlineData("page.svg", "the file is no PNG")]
    [InlineData("empty.png", "empty")]
    [InlineData("large.png", "at most 20")]
    [InlineData("deep dir", "folder")]
    [InlineData("a\0b.png", "no such file")]
    [InlineData("chrome://x", "no such file")]
    public void WhatCannotBeShownIsSaid(string address, string expected)
    {
        var found = Files().Resolve(address);
        Assert.Null(found.Content);
        Assert.Contains(expected, found.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APipeIsNotOpened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes in folders.");
        await CommandProcess.RunAsync("mkfifo", _folder.Path, _folder["nb/pipe.png"]);
        Assert.Contains("empty", Files().Resolve("pipe.png").Problem, StringComparison.Ordinal);
    }

    private ImageFiles Files() => new(_folder["nb"], outer: null);

    private void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllBytes(_folder[name], bytes);
    }
}
