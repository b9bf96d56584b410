using SegLab.Models.Layers;
using TorchSharp.Modules;
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

    // The original upsamples 96 channels and then keeps one; a 1×1 convolution commutes with interpolation, so one is enough.
    private protected override Tensor Finish(nn.Module<Tensor, Tensor> doubling, Conv2d last, Tensor joined) => doubling.call(last.call(joined));
}
