using SegLab.Models;
using SegLab.Native;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Models;

public sealed class TensorCoresTests
{
    // Whether a GPU then rounds can be seen on a GPU only.
    [Theory]
    [InlineData(Precision.TensorFloat32, true)]
    [InlineData(Precision.Float32, false)]
    [InlineData(Precision.BFloat16, false)]
    public void TheyRoundProductsWhereAskedFor(Precision precision, bool expected)
    {
        TorchLibrary.Require();
        TensorCores.Allow(precision);
        Assert.Equal((expected, expected), (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32));
    }
}
