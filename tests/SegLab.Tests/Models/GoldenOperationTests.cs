using System.Text.Json;
using SegLab.Models.Layers;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Models;

/// <summary>Single operations against ops.json.</summary>
public sealed class GoldenOperationTests
{
    [Fact]
    public void BicubicUpsamplingAgrees()
    {
        using var scope = NewDisposeScope();
        var golden = Operation("bicubic_x2");
        using var layer = new BicubicUpsample();
        AssertClose(Golden.Numbers(golden.GetProperty("out")), layer.call(Input(golden)));
    }

    [Fact]
    public void BicubicUpsamplingAgreesWithTorchsOwnAtEverySize()
    {
        using var scope = NewDisposeScope();
        using var layer = new BicubicUpsample();
        foreach (var (height, width) in new[] { (1L, 1L), (2L, 3L), (3L, 2L), (8L, 5L), (16L, 16L) })
        {
            var input = tensor(ClosedForm.Fill(2 * 3 * height * width, 5, 0, 1)).reshape(2, 3, height, width);
            var expected = nn.functional.interpolate(input, scale_factor: [2, 2], mode: InterpolationMode.Bicubic, align_corners: false);
            Assert.True((layer.call(input) - expected).abs().max().item<float>() < 1e-6);
        }
    }

    [Fact]
    public void PoolingTakesTheFirstOfEqualValues()
    {
        using var scope = NewDisposeScope();
        var golden = Operation("maxpool_ties");
        using var pool = new IndexedMaxPool();
        var (values, indices) = pool.call(Input(golden));
        AssertClose(Golden.Numbers(golden.GetProperty("out")), values);
        Assert.Equal(Golden.Shape(golden.GetProperty("indices")), indices.contiguous().flatten().data<long>().ToArray());

        using var unpool = nn.MaxUnpool2d(2);
        var unpooling = Operation("maxunpool");
        var shape = values.shape;
        AssertClose(Golden.Numbers(unpooling.GetProperty("out")), unpool.call(tensor(Golden.Floats(unpooling.GetProperty("in"))).reshape(shape), indices));
    }

    [Fact]
    public void TrainingBatchNormalizationAgrees()
    {
        using var scope = NewDisposeScope();
        var golden = Operation("batchnorm_train");
        var input = tensor(Golden.Floats(golden.GetProperty("in"))).reshape(Golden.Shape(golden.GetProperty("shape")));
        using var layer = nn.BatchNorm2d(input.shape[1]);
        AssertClose(Golden.Numbers(golden.GetProperty("out")), layer.call(input));
        AssertClose(Golden.Numbers(golden.GetProperty("running_mean")), layer.running_mean!);
        AssertClose(Golden.Numbers(golden.GetProperty("running_var")), layer.running_var!);
    }

    [Fact]
    public void TransposedConvolutionAgrees()
    {
        using var scope = NewDisposeScope();
        var golden = Operation("conv_transpose_2x2_s2");
        var weight = tensor(Golden.Floats(golden.GetProperty("w"))).reshape(Golden.Shape(golden.GetProperty("w_shape")));
        AssertClose(Golden.Numbers(golden.GetProperty("out")), nn.functional.conv_transpose2d(Input(golden), weight, strides: [2, 2]));
    }

    [Fact]
    public void AdamAgrees()
    {
        using var scope = NewDisposeScope();
        var golden = Operation("adam");
        var parameter = tensor(Golden.Floats(golden.GetProperty("start"))).to_type(ScalarType.Float64).requires_grad_();
        using var optimizer = optim.Adam([new TorchSharp.Modules.Parameter(parameter)], golden.GetProperty("lr").GetDouble());
        var optimized = optimizer.parameters().Single();
        foreach (var step in golden.GetProperty("steps").EnumerateArray())
        {
            optimized.grad = tensor(Golden.Numbers(step.GetProperty("grad")));
            optimizer.step();
            AssertClose(Golden.Numbers(step.GetProperty("param_after")), optimized);
        }
    }

    private static JsonElement Operation(string name) => Golden.Read("ops.json").GetProperty(name);

    private static Tensor Input(JsonElement golden) =>
        tensor(Golden.Floats(golden.GetProperty("in"))).reshape(Golden.Shape(golden.TryGetProperty("in_shape", out var shape) ? shape : golden.GetProperty("shape")));

    private static void AssertClose(double[] expected, Tensor actual)
    {
        var values = actual.contiguous().to_type(ScalarType.Float64).flatten().data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var index = 0; index < expected.Length; index++)
            Assert.Equal(expected[index], values[index], 1e-6);
    }
}
