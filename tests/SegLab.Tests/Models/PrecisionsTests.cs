using SegLab.Models;
using Xunit;

namespace SegLab.Tests.Models;

public sealed class PrecisionsTests
{
    [Theory]
    [InlineData("float32", Precision.Float32)]
    [InlineData(" BFloat16 ", Precision.BFloat16)]
    [InlineData("TENSORFLOAT32", Precision.TensorFloat32)]
    [InlineData("tensor-float32", Precision.TensorFloat32)]
    public void EachIsFoundByItsName(string name, Precision expected) => Assert.Equal(expected, Precisions.Find(name));

    [Theory]
    [InlineData("half")]
    [InlineData("")]
    [InlineData("1")]
    public void AnUnknownNameIsAnsweredWithTheList(string name) =>
        Assert.Equal($"There is no precision '{name}'. There are: Float32, BFloat16, TensorFloat32.", Assert.Throws<SegLabException>(() => Precisions.Find(name)).Message);
}
