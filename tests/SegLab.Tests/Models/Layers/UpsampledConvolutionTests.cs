using SegLab.Models.Layers;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Models.Layers;

/// <summary>A convolution taken before its upsampling is torch's convolution of torch's upsampled picture: value and all gradients, in double precision.</summary>
public sealed class UpsampledConvolutionTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(2, 3, 1, 4, 6)]
    [InlineData(1, 2, 5, 3, 2)]
    [InlineData(3, 8, 4, 16, 8)]
    public void ValueAndGradientsAreThoseOfOneAfterTheOther(long count, long inputs, long outputs, long height, long width)
    {
        using var scope = NewDisposeScope();
        using var layer = new UpsampledConvolution();
        var input = Numbers([count, inputs, height, width], seed: 1).requires_grad_();
        var weight = Numbers([outputs, inputs, 3, 3], seed: 2).requires_grad_();
        var bias = Numbers([outputs], seed: 3).requires_grad_();
        var direction = Numbers([count, outputs, 2 * height, 2 * width], seed: 4);

        var merged = Pass(layer.Apply(weight, bias, input));
        var doubled = nn.functional.interpolate(input, scale_factor: [2, 2], mode: InterpolationMode.Bicubic, align_corners: false);
        var expected = Pass(nn.functional.conv2d(doubled, weight, bias, padding: [1, 1]));

        Assert.Equal(expected.Count, merged.Count);
        Assert.All(expected.Zip(merged), pair =>
        {
            Assert.Equal(pair.First.shape, pair.Second.shape);
            Assert.True((pair.First - pair.Second).abs().max().item<double>() < 1e-11);
        });

        List<Tensor> Pass(Tensor output) => [output, .. autograd.grad([(output * direction).sum()], [input, weight, bias])];
    }

    private static Tensor Numbers(long[] shape, uint seed) =>
        tensor(ClosedForm.Fill(shape.Aggregate(1L, (product, side) => product * side), seed, 0, 1)).to_type(ScalarType.Float64).reshape(shape);
}
