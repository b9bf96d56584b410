using SegLab.Losses;
using SegLab.Models;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Training;

/// <summary>A loss that can't train is told before the first step, with the cause.</summary>
public sealed class LossProbeTests
{
    public static TheoryData<string, Func<Tensor, Tensor, Tensor>, string> Wrong => new()
    {
        { "no reduction", (logits, target) => (logits - target).square(), "gave a tensor of the shape [4, 1, 16, 16]; a loss is one number: end the formula with .mean() or .sum()" },
        { "no gradient", (logits, target) => ((logits > 0).to_type(ScalarType.Float32) - target).square().mean(), "has no gradient for the logits: something in the formula" },
        { "detached", (logits, target) => (logits.detach() - target).square().mean(), "has no gradient for the logits" },
        { "not finite", (logits, target) => (logits - logits + target).log().mean() + logits.mean(), "The value of the loss not finite is NaN or infinite on the first pictures, before any training" },
        { "bad slope", (logits, target) => (logits - logits).sqrt().mean() + (0 * target.sum()), "The gradient of the loss bad slope is NaN or infinite on the first pictures" },
        { "out of range", (logits, target) => logits.narrow(0, 0, 99).mean() + target.mean(), "The loss out of range fails on logits and target of the shape [4, 1, 16, 16]: " },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void BeforeTheFirstStepTheCauseIsTold(string name, Func<Tensor, Tensor, Tensor> formula, string expected)
    {
        using var network = SmallRun.Network();
        SmallRun.Train(network, SmallRun.Options with { Epochs = 1 }); // the network makes its upsampling matrices once
        var steps = 0;
        var before = Fingerprint.Hash(network);
        var live = LiveTensors.Count;
        var message = Assert.Throws<SegLabException>(() => SmallRun.Train(network, loss: Loss.From(name, formula), progress: new SmallRun.Listener(_ => steps++))).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Equal(0, steps);
        Assert.Equal(live, LiveTensors.Count);
        Assert.Equal(before, Fingerprint.Hash(network));
    }

    [Fact]
    public void ANetworkThatKnowsFloat32AloneSaysSoInBFloat16()
    {
        using var network = new OwnLayers();
        SmallRun.Train(network);
        var message = Assert.Throws<SegLabException>(() => SmallRun.Train(network, SmallRun.Options with { Precision = Precision.BFloat16 })).Message;
        Assert.StartsWith("OwnLayers can't compute in bfloat16: ", message, StringComparison.Ordinal);
        Assert.EndsWith("or take Precision = Precision.Float32.", message, StringComparison.Ordinal);
    }

    private sealed class OwnLayers : SegmentationNetwork
    {
        private readonly nn.Module<Tensor, Tensor> _layer = nn.Conv2d(3, 1, 1);

        public OwnLayers()
            : base(nameof(OwnLayers)) => register_module("layer", _layer);

        protected override Tensor Logits(Tensor images) => _layer.call(images);
    }
}
