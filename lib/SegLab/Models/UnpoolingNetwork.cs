using SegLab.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Models;

/// <summary>
/// Encoder and decoder of four levels in which each unpooling puts values back to where the mirrored pooling took them from:
/// the wiring that <see cref="SegNet2"/> and <see cref="DilatedSegNet"/> share.
/// </summary>
public abstract class UnpoolingNetwork : SegmentationNetwork
{
    private readonly ConvolutionBlock[] _encoder = new ConvolutionBlock[Levels];
    private readonly IndexedMaxPool[] _pools = new IndexedMaxPool[Levels];
    private readonly ConvolutionBlock _bottleneck;
    private readonly MaxUnpool2d[] _unpools = new MaxUnpool2d[Levels];
    private readonly ConvolutionBlock[] _decoder = new ConvolutionBlock[Levels - 1];
    private readonly Conv2d _last;

    /// <summary>Builds the network; its weights are torch's defaults until they are set.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="dilation">The step between a kernel's taps, in all convolutions but the bottleneck's; at least 1.</param>
    private protected UnpoolingNetwork(string name, long dilation)
        : base(name)
    {
        for (var level = 0; level < Levels; level++)
        {
            _encoder[level] = Block($"enc_conv{level}", $"bne{level}", Widths[level], Widths[level + 1], dilation);
            _pools[level] = Layer($"pool{level}", new IndexedMaxPool());
        }

        _bottleneck = Block("bottleneck_conv", "bnbn", Widths[^1], Widths[^1]);
        for (var level = 0; level < Levels - 1; level++)
        {
            _unpools[level] = Layer($"unpool{level}", nn.MaxUnpool2d(2));
            _decoder[level] = Block($"dec_conv{level}", $"bnd{level}", Widths[^(level + 1)], Widths[^(level + 2)], dilation);
        }

        _unpools[^1] = Layer("unpool3", nn.MaxUnpool2d(2));
        _last = Convolution("dec_conv3", Widths[1], 1, dilation: dilation);
    }

    /// <inheritdoc/>
    protected sealed override Tensor Logits(Tensor images)
    {
        var x = images;
        var indices = new Tensor[Levels];
        for (var level = 0; level < Levels; level++)
            (x, indices[level]) = _pools[level].call(_encoder[level].Apply(x));

        x = _bottleneck.Apply(x);

        for (var level = 0; level < Levels - 1; level++)
            x = _decoder[level].Apply(_unpools[level].call(x, indices[^(level + 1)]));
        return Convolved(_last, _unpools[^1].call(x, indices[0]));
    }
}
