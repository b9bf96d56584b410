using SegLab.Figures.Painting;
using SkiaSharp;
using Xunit;

namespace SegLab.Tests.Figures.Painting;

public sealed class ShadeScaleTests
{
    private static readonly double?[] Places = [null, .. Enumerable.Range(0, 101).Select(percent => (double?)(percent / 100.0))];

    // 4.5: WCAG 2.1, success criterion 1.4.3.
    [Fact]
    public void TextIsReadOnEveryShade() =>
        Assert.All(Places, place => Assert.InRange((Luminance(ShadeScale.Color(place)) + 0.05) / (Luminance(ChartColors.Text) + 0.05), 4.5, 21));

    [Fact]
    public void MoreIsDarker()
    {
        Assert.Equal(ShadeScale.Stops[0], ShadeScale.Color(0));
        Assert.Equal(ShadeScale.Stops[^1], ShadeScale.Color(1));
        Assert.Equal(ShadeScale.Stops[2], ShadeScale.Color(0.5));
        var luminances = Enumerable.Range(0, 17).Select(step => Luminance(ShadeScale.Color(step / 16.0))).ToList();
        Assert.Equal(luminances.OrderDescending(), luminances);
        Assert.Equal(17, luminances.Distinct().Count());
    }

    // WCAG 2.1's relative luminance.
    private static double Luminance(string text)
    {
        var color = SKColor.Parse(text);
        return (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));
    }

    private static double Linear(byte part) => part / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
}
