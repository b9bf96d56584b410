using SegLab.Models.Layers;
using static TorchSharp.torch;

namespace SegLab.Models;

/// <summary>The assignment's U-Net: max-pooling down, bicubic interpolation up. 6,255,265 parameters.</summary>
public sealed class UNet : UNetWiring
{
    /// <summary>Builds the network; its weights are torch's defaults until they are set.</summary>
    public UNet()
        : base(nameof(UNet), halving: _ => nn.MaxPool2d(2), doubling: _ => new BicubicUpsample())
    {
    }
}
