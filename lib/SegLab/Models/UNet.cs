using SegLab.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Models;

/// <summary>
/// The assignment's U-Net (after Ronneberger et al. 2015, arXiv:1505.04597), with half the filters and one convolution a level: pooled
/// encoder outputs join the decoder <b>before</b> the bicubic upsampling. 6,255,265 parameters.
/// </summary>
public sealed class UNet : SegmentationNetwork
{
    private readonly ConvolutionBlock _encoder0;
    private readonly ConvolutionBlock _encoder1;
    private readonly ConvolutionBlock _encoder2;
    private readonly ConvolutionBlock _encoder3;
    private readonly ConvolutionBlock _bottleneck0;
    private readonly ConvolutionBlock _bottleneck1;
    private readonly ConvolutionBlock _decoder0;
    private readonly ConvolutionBlock _decoder1;
    private readonly ConvolutionBlock _decoder2;
    private readonly Conv2d _decoder3;
    private readonly MaxPool2d[] _pools = new MaxPool2d[4];
    private readonly BicubicUpsample[] _upsamples = new BicubicUpsample[4];

    /// <summary>Builds the network; its weights are torch's defaults until they are set.</summary>
    public UNet()
        : base(nameof(UNet))
    {
        _encoder0 = Block("enc_conv0", "bne0", 3, 32);
        _pools[0] = Layer("pool0", nn.MaxPool2d(2));
        _encoder1 = Block("enc_conv1", "bne1", 32, 64);
        _pools[1] = Layer("pool1", nn.MaxPool2d(2));
        _encoder2 = Block("enc_conv2", "bne2", 64, 128);
        _pools[2] = Layer("pool2", nn.MaxPool2d(2));
        _encoder3 = Block("enc_conv3", "bne3", 128, 256);
        _pools[3] = Layer("pool3", nn.MaxPool2d(2));

        _bottleneck0 = Block("bottleneck_conv0", "bnbn0", 256, 512);
        _bottleneck1 = Block("bottleneck_conv1", "bnbn1", 512, 512);

        _upsamples[0] = Layer("upsample0", new BicubicUpsample());
        _decoder0 = Block("dec_conv0", "bnd0", 512 + 256, 256);
        _upsamples[1] = Layer("upsample1", new BicubicUpsample());
        _decoder1 = Block("dec_conv1", "bnd1", 256 + 128, 128);
        _upsamples[2] = Layer("upsample2", new BicubicUpsample());
        _decoder2 = Block("dec_conv2", "bnd2", 128 + 64, 64);
        _upsamples[3] = Layer("upsample3", new BicubicUpsample());
        _decoder3 = Convolution("dec_conv3", 64 + 32, 1, kernel: 1);
    }

    /// <inheritdoc/>
    protected override Tensor Logits(Tensor images)
    {
        var e0 = _pools[0].call(_encoder0.Apply(images));
        var e1 = _pools[1].call(_encoder1.Apply(e0));
        var e2 = _pools[2].call(_encoder2.Apply(e1));
        var e3 = _pools[3].call(_encoder3.Apply(e2));

        var b = _bottleneck1.Apply(_bottleneck0.Apply(e3));

        var d0 = _decoder0.Apply(_upsamples[0].call(cat([b, e3], 1)));
        var d1 = _decoder1.Apply(_upsamples[1].call(cat([d0, e2], 1)));
        var d2 = _decoder2.Apply(_upsamples[2].call(cat([d1, e1], 1)));

        // The original upsamples 96 channels and then keeps one; a 1×1 convolution commutes with upsampling, so one is enough.
        return _upsamples[3].call(_decoder3.call(cat([d2, e0], 1)));
    }
}
