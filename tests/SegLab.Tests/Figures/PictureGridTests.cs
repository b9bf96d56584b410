using SegLab.Data;
using SegLab.Figures;
using SkiaSharp;
using Xunit;

namespace SegLab.Tests.Figures;

public sealed class PictureGridTests
{
    [Fact]
    public void SizeFollowsCellsAndLabels()
    {
        using var one = Decode(new PictureGrid("", [new PictureRow("", [Gray(64, 64)])]));
        using var two = Decode(new PictureGrid("", [new PictureRow("", [Gray(64, 64), Gray(64, 64)])]));
        using var labelled = Decode(new PictureGrid("", [new PictureRow("truth", [Gray(64, 64)])]));
        Assert.Equal(192, one.Width); // 96 + 2·16 logical pixels at 1.5
        Assert.Equal(168, one.Height);
        Assert.Equal(344, two.Width, 1.0); // + 96 + 5
        Assert.True(labelled.Width > one.Width);
    }

    [Fact]
    public void PicturesKeepTheirShape()
    {
        using var flat = Decode(new PictureGrid("", [new PictureRow("", [Gray(200, 100)])]));
        Assert.Equal(192, flat.Width);
        Assert.Equal(96, flat.Height);
    }

    [Fact]
    public void MasksAreBlackAndWhite()
    {
        var left = new Mask(8, 8, [.. Enumerable.Range(0, 64).Select(pixel => (byte)(pixel % 8 < 4 ? 1 : 0))]);
        using var bitmap = Decode(new PictureGrid("", [new PictureRow("", [Picture.From(left)])]));
        Assert.Equal(SKColors.White, bitmap.GetPixel(52, 84));
        Assert.Equal(SKColors.Black, bitmap.GetPixel(142, 84));
    }

    [Theory]
    [InlineData(1, 1, 45, 108, 143)] // hit: 0.55 · #0072b2 + 0.45 · 100
    [InlineData(0, 1, 172, 132, 45)] // missed: #e69f00
    [InlineData(1, 0, 157, 73, 54)] // false alarm: #cc3311
    [InlineData(0, 0, 100, 100, 100)]
    public void OverlaysColourRightAndWrong(byte predicted, byte lesion, byte red, byte green, byte blue)
    {
        var overlay = Picture.Overlay(new RgbImage(1, 1, [100, 100, 100]), new Mask(1, 1, [predicted]), new Mask(1, 1, [lesion]));
        Assert.Equal([red, green, blue], overlay.Image.Pixels);
        Assert.True(overlay.IsOverlay);
    }

    [Fact]
    public void OverlaysOfOtherSizesAreRefused()
    {
        var error = Assert.Throws<SegLabException>(() => Picture.Overlay(new RgbImage(1, 1, [1, 2, 3]), new Mask(2, 1, [0, 0]), new Mask(1, 1, [0])));
        Assert.Contains("the prediction 2×1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GridsWithoutPicturesAndWrongCaptionsAreRefused()
    {
        Assert.Throws<SegLabException>(() => new PictureGrid("Empty", []));
        Assert.Throws<SegLabException>(() => new PictureGrid("Empty", [new PictureRow("truth", [])]));
        var error = Assert.Throws<SegLabException>(() => new PictureGrid("Grid", [new PictureRow("truth", [Gray(2, 2)]) { Captions = ["a", "b"] }]));
        Assert.Contains("row 'truth' has 2 captions for 1 pictures", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HtmlHoldsOnePictureOfTheGrid()
    {
        var html = Samples.Grid.ToHtml();
        Assert.StartsWith("<img class=\"seglab-grid\" alt=\"Validation: 3 &#215; 6 pictures (image, prediction, truth)\"", html, StringComparison.Ordinal);
        var data = html[(html.IndexOf("base64,", StringComparison.Ordinal) + 7)..html.LastIndexOf('"')];
        using var shown = SKBitmap.Decode(Convert.FromBase64String(data));
        using var png = Decode(Samples.Grid);
        Assert.Equal((png.Width, png.Height), (shown.Width, shown.Height));
    }

    private static Picture Gray(int width, int height) => Picture.From(new RgbImage(width, height, [.. Enumerable.Repeat((byte)128, 3 * width * height)]));

    private static SKBitmap Decode(Figure figure) => SKBitmap.Decode(figure.ToPng());
}
