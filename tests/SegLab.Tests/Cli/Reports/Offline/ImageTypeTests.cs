using SegLab.Cli.Reports.Offline;
using Xunit;

namespace SegLab.Tests.Cli.Reports.Offline;

/// <summary>First bytes as the formats' specifications have them.</summary>
public sealed class ImageTypeTests
{
    [Theory]
    [InlineData("89504E470D0A1A0A00", "image/png")]
    [InlineData("FFD8FFE000", "image/jpeg")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("424D0000", "image/bmp")]
    [InlineData("0000010001", "image/x-icon")]
    [InlineData("52494646000000005745425056503820", "image/webp")]
    [InlineData("0000001C6674797061766966", "image/avif")]
    [InlineData("3C73766720786D6C6E733D2222", "image/svg+xml")]
    [InlineData("EFBBBF3C7376673E", "image/svg+xml")]
    [InlineData("FFFE3C007300760067003E00", "image/svg+xml")]
    [InlineData("49492A0008000000", null)]
    [InlineData("5249464600000000574156450000", null)]
    [InlineData("3C7376676578743E", null)]
    [InlineData("3C68746D6C3E3C7376673E", null)]
    [InlineData("", null)]
    public void AnImageIsToldByItsBeginning(string bytes, string? expected) => Assert.Equal(expected, ImageType.Of(Convert.FromHexString(bytes)));
}
