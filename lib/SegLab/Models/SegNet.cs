using SegLab.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Models;

/// <summary>
/// Encoder and decoder of four levels (after Badrinarayanan et al. 2015, arXiv:1511.00561): max-pooling down, bicubic
/// interpolation up. 1,368,001 parameters.
/// </summary>
public sealed class SegNet : SegmentationNetwork
{
    private readonly ConvolutionBlock[] _encoder = new ConvolutionBlock[Levels];
    private readonly MaxPool2d[] _pools = new MaxPool2d[Levels];
    private readonly ConvolutionBlock _bottleneck;
    private readonly BicubicUpsample[] _upsamples = new BicubicUpsample[Levels];
    private readonly ConvolutionBlock[] _decoder = new ConvolutionBlock[Levels - 1];
    private readonly Conv2d _last;

    /// <summary>Builds the network; its weights are torch's defaults until they are set.</summary>
    public SegNet()
        : base(nameof(SegNet))
    {
        for (var level = 0; level < Levels; level++)
        {
            _encoder[level] = Block($"enc_conv{level}", $"bne{level}", Widths[level], Widths[level + 1]);
            _pools[level] = Layer($"pool{level}", nn.MaxPool2d(2));
        }

        _bottleneck = Block("bottleneck_conv", "bnbn", Widths[^1], Widths[^1]);
        for (var level = 0; level < Levels - 1; level++)
        {
            _upsamples[level] = Layer($"upsample{level}", new BicubicUpsample());
            _decoder[level] = Block($"dec_conv{level}", $"bnd{level}", Widths[^(level + 1)], Widths[^(level + 2)]);
        }

        _upsamples[^1] = Layer("upsample3", new BicubicUpsample());
        _last = Convolution("dec_conv3", Widths[1], 1);
    }

    /// <inheritdoc/>
    protected override Tensor Logits(Tensor images)
    {
        var x = images;
        for (var level = 0; level < Levels; level++)
            x = _pools[level].call(_encoder[level].Apply(x));

        x = _bottleneck.Apply(x);

        for (var level = 0; level < Levels - 1; level++)
            x = _decoder[level].Apply(x, _upsamples[level]);

        return Convolved(_last, x, _upsamples[^1]);
    }
}
