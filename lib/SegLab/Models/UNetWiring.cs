using SegLab.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Models;

/// <summary>
/// The U-Net of the assignment (after Ronneberger et al. 2015, arXiv:1505.04597) with half the filters and one convolution a level: the
/// smaller encoder outputs join the decoder <b>before</b> each upsampling. <see cref="UNet"/> and <see cref="UNet2"/> differ in
/// how they change size, <see cref="DilatedUNet"/> in how far its encoder sees.
/// </summary>
public abstract class UNetWiring : SegmentationNetwork
{
    private readonly ConvolutionBlock[] _encoder = new ConvolutionBlock[Levels];
    private readonly nn.Module<Tensor, Tensor>[] _downs = new nn.Module<Tensor, Tensor>[Levels];
    private readonly ConvolutionBlock[] _bottleneck = new ConvolutionBlock[2];
    private readonly nn.Module<Tensor, Tensor>[] _ups = new nn.Module<Tensor, Tensor>[Levels];
    private readonly ConvolutionBlock[] _decoder = new ConvolutionBlock[Levels - 1];
    private readonly Conv2d _last;

    /// <summary>Builds the network; its weights are torch's defaults until they are set.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="halving">Makes what halves a picture's sides, from its number of channels.</param>
    /// <param name="doubling">Makes what doubles a picture's sides, from its number of channels.</param>
    /// <param name="dilations">The step between the taps of each encoder level's kernel; 1 where none is given.</param>
    private protected UNetWiring(string name, Func<int, nn.Module<Tensor, Tensor>> halving, Func<int, nn.Module<Tensor, Tensor>> doubling, IReadOnlyList<int>? dilations = null)
        : base(name)
    {
        var deepest = 2 * Widths[^1];
        for (var level = 0; level < Levels; level++)
        {
            _encoder[level] = Block($"enc_conv{level}", $"bne{level}", Widths[level], Widths[level + 1], dilations?[level] ?? 1);
            _downs[level] = Layer($"pool{level}", halving(Widths[level + 1]));
        }

        _bottleneck[0] = Block("bottleneck_conv0", "bnbn0", Widths[^1], deepest);
        _bottleneck[1] = Block("bottleneck_conv1", "bnbn1", deepest, deepest);
        for (var level = 0; level < Levels - 1; level++)
        {
            // The decoder's own channels are twice the encoder's that join them.
            var joined = 3 * Widths[^(level + 1)];
            _ups[level] = Layer($"upsample{level}", doubling(joined));
            _decoder[level] = Block($"dec_conv{level}", $"bnd{level}", joined, Widths[^(level + 1)]);
        }

        _ups[^1] = Layer("upsample3", doubling(3 * Widths[1]));
        _last = Convolution("dec_conv3", 3 * Widths[1], 1, kernel: 1);
    }

    /// <inheritdoc/>
    protected sealed override Tensor Logits(Tensor images)
    {
        var x = images;
        var skips = new Tensor[Levels];
        for (var level = 0; level < Levels; level++)
            x = skips[level] = Resized(_downs[level], _encoder[level].Apply(x));

        x = _bottleneck[1].Apply(_bottleneck[0].Apply(x));

        for (var level = 0; level < Levels - 1; level++)
            x = _decoder[level].Apply(cat([x, skips[^(level + 1)]], 1), _ups[level]);

        return Convolved(_last, cat([x, skips[0]], 1), _ups[^1]);
    }
}
