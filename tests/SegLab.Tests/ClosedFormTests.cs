using Xunit;

namespace SegLab.Tests;

public sealed class ClosedFormTests
{
    [Fact]
    public void HashesAreThoseOfTheFile()
    {
        foreach (var row in Golden.Read("numbers.json").GetProperty("hash").EnumerateArray())
        {
            var expected = row.GetProperty("u_times_2p24").EnumerateArray().Select(value => value.GetUInt32()).ToArray();
            Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(index => ClosedForm.Hash((uint)index, row.GetProperty("k").GetUInt32())));
        }
    }

    [Fact]
    public void FilledTensorsAreThoseOfTheFile()
    {
        foreach (var row in Golden.Read("numbers.json").GetProperty("fill").EnumerateArray())
        {
            var expected = Golden.Floats(row.GetProperty("values"));
            Assert.Equal(expected, ClosedForm.Fill(expected.Length, row.GetProperty("k").GetUInt32(), row.GetProperty("center").GetDouble(), row.GetProperty("scale").GetDouble()));
        }
    }

    [Fact]
    public void PicturesAreThoseOfTheFile()
    {
        foreach (var row in Golden.Read("numbers.json").GetProperty("synth").EnumerateArray())
        {
            var picture = ClosedForm.Pictures([row.GetProperty("n").GetInt32()], row.GetProperty("h").GetInt32(), row.GetProperty("w").GetInt32(), row.GetProperty("k0").GetUInt32());
            using var image = picture.Images([0]);
            Assert.Equal(Golden.Floats(row.GetProperty("image")), image.data<float>().ToArray());
        }
    }
}
