using SegLab.Models.Layers;
using static TorchSharp.torch;

namespace SegLab.Models;

/// <summary>
/// <see cref="UNet"/> that learns how to change size: convolutions of stride 2 go down, 2×2 transposed convolutions go up,
/// neither followed by a normalisation of its own. 10,173,985 parameters.
/// </summary>
public sealed class UNet2 : UNetWiring
{
    /// <summary>Builds the network; its weights are torch's defaults until they are set.</summary>
    public UNet2()
        : base(
            nameof(UNet2),
            halving: channels => ChannelsLast.Arrange(nn.Conv2d(channels, channels, 3, stride: 2, padding: 1)),
            doubling: channels => ChannelsLast.Arrange(nn.ConvTranspose2d(channels, channels, 2, stride: 2)))
    {
    }
}
