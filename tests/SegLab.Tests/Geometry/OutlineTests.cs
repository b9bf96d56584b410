using SegLab.Geometry;
using Xunit;

namespace SegLab.Tests.Geometry;

public sealed class OutlineTests
{
    [Fact]
    public void TheOutlineIsWhatTouchesTheOutsideBySides()
    {
        // The pixel whose only missing neighbour is diagonal is no part of it.
        string[] mask =
        [
            "000000",
            "011110",
            "011110",
            "011110",
            "001110",
            "111111",
        ];
        string[] outline =
        [
            "000000",
            "011110",
            "010010",
            "010010",
            "001010",
            "111111",
        ];
        Assert.Equal(Pixels(outline), Outline.Of(Pixels(mask), 6));

        static bool[] Pixels(string[] rows) => [.. string.Concat(rows).Select(pixel => pixel == '1')];
    }
}
