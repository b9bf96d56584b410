using SegLab.Models;
using SegLab.Randomness;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Models;

/// <summary>What holds for every network of the list.</summary>
public sealed class ArchitectureContractTests
{
    public static TheoryData<string> Names() => [.. Architectures.All.Select(architecture => architecture.Name)];

    public static TheoryData<string, Precision> NamesAndPrecisions() =>
        [.. Architectures.All.SelectMany(architecture => (Precision[])[Precision.Float32, Precision.BFloat16], (architecture, precision) => (architecture.Name, precision))];

    public static TheoryData<string, int, int, int> Sizes() => [.. Architectures.All.SelectMany(architecture => ((int, int, int)[])[(1, 16, 16), (2, 16, 48), (1, 64, 32)], (architecture, size) => (architecture.Name, size.Item1, size.Item2, size.Item3))];

    public static TheoryData<string, long[], string> WrongShapes() =>
    [
        .. Architectures.All.SelectMany(
            architecture => ((long[], string)[])
            [
                ([3, 16, 16], "[N, 3, H, W]; it was given [3, 16, 16]"),
                ([1, 4, 16, 16], "[N, 3, H, W]; it was given [1, 4, 16, 16]"),
                ([1, 3, 50, 48], "divisible by 16; these are 50×48. Take for example 48×48."),
                ([1, 3, 48, 56], "these are 48×56. Take for example 48×64."),
                ([1, 3, 8, 16], "these are 8×16. Take for example 16×16."),
                ([1, 3, 0, 16], "these are 0×16. Take for example 16×16."),
            ],
            (architecture, wrong) => (architecture.Name, wrong.Item1, wrong.Item2)),
    ];

    [Theory, MemberData(nameof(Sizes))]
    public void EachPixelGetsOneLogit(string name, int count, int height, int width)
    {
        using var scope = NewDisposeScope();
        using var network = Network(name);
        network.eval();
        var logits = network.call(Pictures(count, height, width));
        Assert.Equal([count, 1, height, width], logits.shape);
        Assert.True(logits.isfinite().all().item<bool>());
    }

    [Theory, MemberData(nameof(Names))]
    public void APredictionIsWhatItsLayersGiveOneByOne(string name)
    {
        using var scope = NewDisposeScope();
        var pictures = Pictures(2, 32, 48);
        using var network = Used(name, pictures);
        using var withoutGradients = no_grad();
        var together = network.call(pictures);
        network.LayerByLayer = true;
        var expected = network.call(pictures);
        Assert.True((together - expected).abs().max().item<float>() < 1e-4 * Math.Max(1, expected.abs().max().item<float>()));
    }

    [Theory, MemberData(nameof(Names))]
    public void InBFloat16LogitsAreFloat32sUpToItsRounding(string name)
    {
        using var scope = NewDisposeScope();
        var pictures = Pictures(2, 32, 48);
        using var network = Used(name, pictures);
        Compare("with gradients");
        using var withoutGradients = no_grad();
        Compare("without");

        // A number is off by at most 2⁻⁹ of itself. Where values that a pooling compares become equal, an unpooling puts them elsewhere.
        void Compare(string mode)
        {
            network.Precision = Precision.Float32;
            var expected = network.call(pictures);
            network.Precision = Precision.BFloat16;
            var rounded = network.call(pictures);
            Assert.Equal(ScalarType.Float32, rounded.dtype);
            Assert.InRange(((rounded - expected).norm() / expected.norm()).item<float>(), 1e-6, network is UnpoolingNetwork ? 0.2 : 0.02);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void InBFloat16GradientsAreFloat32AndPointTheSameWay(string name)
    {
        using var scope = NewDisposeScope();
        using var network = Network(name);
        var expected = Gradients(Precision.Float32);
        var rounded = Gradients(Precision.BFloat16);
        Assert.All(network.parameters(), parameter => Assert.Equal(ScalarType.Float32, parameter.grad!.dtype));
        Assert.InRange((expected.dot(rounded) / (expected.norm() * rounded.norm())).item<double>(), 0.999, 1);

        Tensor Gradients(Precision precision)
        {
            network.Precision = precision;
            network.zero_grad();
            network.eval();
            network.call(Pictures(2, 32, 32)).square().mean().backward();
            return cat([.. network.parameters().Select(parameter => parameter.grad!.reshape(-1))]).to_type(ScalarType.Float64);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void ANetworkOfDoublesGivesDoubles(string name)
    {
        using var scope = NewDisposeScope();
        var pictures = Pictures(2, 32, 32);
        using var network = Used(name, pictures);
        var expected = network.call(pictures);
        network.to(ScalarType.Float64);
        var logits = network.call(pictures.to_type(ScalarType.Float64));
        Assert.Equal(ScalarType.Float64, logits.dtype);
        Assert.True(logits.to_type(ScalarType.Float32).allclose(expected, 1e-4, 1e-4));
    }

    [Theory, MemberData(nameof(WrongShapes))]
    public void AnotherShapeIsRefusedWithWhatIsExpected(string name, long[] shape, string expected)
    {
        using var scope = NewDisposeScope();
        using var network = Network(name);
        var input = zeros(shape);
        Assert.Contains(expected, Assert.Throws<SegLabException>(() => network.call(input)).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void WeightsComeFromTheSeedAlone(string name)
    {
        using var scope = NewDisposeScope();
        using var first = Network(name, seed: 1);
        using var same = Network(name, seed: 1);
        using var other = Network(name, seed: 2);
        var expected = first.NamedState();
        Assert.All(expected.Zip(same.NamedState()), pair => Assert.True(pair.First.Tensor.equal(pair.Second.Tensor).all().item<bool>(), pair.First.Name));
        var drawn = expected.Zip(other.NamedState()).Where(pair => pair.First.Name.Contains("conv", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(drawn);
        Assert.All(drawn, pair => Assert.True(pair.First.Tensor.equal(pair.Second.Tensor).to_type(ScalarType.Float32).mean().item<float>() < 0.01, pair.First.Name));
    }

    [Theory, MemberData(nameof(Names))]
    public void TheGradientReachesEveryParameter(string name)
    {
        using var scope = NewDisposeScope();
        using var network = Network(name);

        // In training mode normalisation takes each convolution's bias out again, and its gradient is 0.
        network.eval();
        network.call(Pictures(2, 32, 32)).square().mean().backward();
        Assert.All(network.named_parameters(), entry => Assert.True(entry.parameter.grad is { } gradient && gradient.abs().sum().item<float>() > 0, entry.name));
    }

    [Theory, MemberData(nameof(Names))]
    public void ABatchIsEvaluatedAsItsPicturesOneByOne(string name)
    {
        using var scope = NewDisposeScope();
        var pictures = Pictures(3, 32, 32);
        using var network = Used(name, pictures);
        var together = network.call(pictures);
        for (var picture = 0; picture < 3; picture++)
            Assert.True(together[picture..(picture + 1)].allclose(network.call(pictures[picture..(picture + 1)]), 1e-4, 1e-5), $"picture {picture}");
        Assert.False(together[..1].allclose(together[1..2], 1e-4, 1e-5), "Different pictures get different logits.");
    }

    [Theory, MemberData(nameof(NamesAndPrecisions))]
    public void AForwardPassLeavesItsOutputBehindAndNothingElse(string name, Precision precision)
    {
        using var network = Network(name);
        network.Precision = precision;
        using var pictures = Pictures(2, 32, 32);
        network.call(pictures).Dispose(); // the upsampling matrices are made once
        var before = LiveTensors.Count;
        var logits = network.call(pictures);
        Assert.Equal(before + 1, LiveTensors.Count);
        logits.Dispose();
        Assert.Equal(before, LiveTensors.Count);
    }

    [Theory, MemberData(nameof(Names))]
    public void ADisposedNetworkLeavesNothingBehind(string name)
    {
        var before = LiveTensors.Count;
        using (var network = Network(name))
            Assert.True(LiveTensors.Count >= before + network.NamedState().Count);
        Assert.Equal(before, LiveTensors.Count);
    }

    [Theory, MemberData(nameof(Names))]
    public void ItsSourceIsInTheAssembly(string name) => Assert.Contains($"class {name}", Architectures.Find(name).Source, StringComparison.Ordinal);

    [Fact]
    public void AnUnknownNameIsAnsweredWithTheList()
    {
        Assert.Same(Architectures.UNet2, Architectures.Find("unet2"));
        Assert.Equal("There is no network 'UNet3'. There are: SegNet, SegNet2, UNet, UNet2, DilatedSegNet, DilatedUNet.", Assert.Throws<SegLabException>(() => Architectures.Find("UNet3")).Message);
    }

    private static SegmentationNetwork Network(string name, uint seed = 1)
    {
        var network = Architectures.Find(name).Build();
        WeightInitialization.Initialize(network, new MersenneTwister(seed));
        return network;
    }

    // One pass in training mode moves the running statistics off 0 and 1.
    private static SegmentationNetwork Used(string name, Tensor pictures)
    {
        var network = Network(name);
        network.train();
        network.call(pictures);
        network.eval();
        return network;
    }

    private static Tensor Pictures(int count, int height, int width)
    {
        var pictures = ClosedForm.Pictures([.. Enumerable.Range(0, count)], height, width, 1);
        return pictures.Images([.. Enumerable.Range(0, count)]);
    }
}
