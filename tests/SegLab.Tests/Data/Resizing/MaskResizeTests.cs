using System.Text.Json;
using SegLab.Data;
using SegLab.Data.Resizing;
using Xunit;

namespace SegLab.Tests.Data.Resizing;

/// <summary>Values: golden/resize.json, made by scikit-image 0.19.3.</summary>
public sealed class MaskResizeTests
{
    [Fact]
    public void BytesAreInterpolatedAndCutAtOneHalf()
    {
        foreach (var entry in Cases())
        {
            var (mask, width, height) = Read(entry);
            var expected = Pixels(entry.GetProperty("out_uint8_bilinear"));
            var different = MaskResize.Linear(mask, width, height).Zip(expected).Count(pair => pair.First != pair.Second);
            // Where the interpolated value is one half, the last bit of another order of additions decides.
            Assert.InRange(different, 0, entry.GetProperty("values_within_1e-9_of_half").GetInt32());
        }
    }

    [Fact]
    public void TruthValuesTakeTheNearestPixel()
    {
        foreach (var entry in Cases())
        {
            var (mask, width, height) = Read(entry);
            Assert.Equal(Pixels(entry.GetProperty("out_bool_nearest")), MaskResize.Nearest(mask, width, height));
        }
    }

    [Theory]
    [InlineData(19, 13, 16, 16)]
    [InlineData(40, 31, 16, 24)]
    [InlineData(7, 5, 32, 48)]
    [InlineData(1, 1, 3, 2)]
    [InlineData(16, 16, 16, 16)]
    public void EveryPixelIsTheBlendOfItsNeighbours(int fromWidth, int fromHeight, int width, int height)
    {
        var noise = TestPictures.Image(fromWidth, fromHeight);
        foreach (var mask in (Mask[])[TestPictures.Mask(fromWidth, fromHeight), new(fromWidth, fromHeight, [.. Enumerable.Range(0, fromWidth * fromHeight).Select(pixel => (byte)(noise.Pixels[3 * pixel] & 1))])])
        {
            var (rows, columns) = (AxisWeights.Create(fromHeight, height, antiAlias: false), AxisWeights.Create(fromWidth, width, antiAlias: false));
            var expected = Enumerable.Range(0, width * height).Select(pixel => (byte)(Blend(pixel / width, pixel % width) > 0.5 ? 1 : 0));
            Assert.Equal(expected, MaskResize.Linear(mask, width, height));

            double Blend(int row, int column) => rows.Weights[row].Index().Sum(down => columns.Weights[column].Index().Sum(right =>
                down.Item * right.Item * mask.Pixels[((rows.Starts[row] + down.Index) * fromWidth) + columns.Starts[column] + right.Index]));
        }
    }

    private static JsonElement[] Cases()
    {
        JsonElement[] cases = [.. Golden.Read("resize.json").GetProperty("masks").EnumerateArray()];
        Assert.NotEmpty(cases);
        return cases;
    }

    private static (Mask Mask, int Width, int Height) Read(JsonElement entry)
    {
        var (from, to) = (Golden.Shape(entry.GetProperty("in_shape")), Golden.Shape(entry.GetProperty("out_shape")));
        return (new Mask((int)from[1], (int)from[0], Pixels(entry.GetProperty("in"))), (int)to[1], (int)to[0]);
    }

    private static byte[] Pixels(JsonElement digits) => [.. digits.GetString()!.Select(digit => (byte)(digit - '0'))];
}
