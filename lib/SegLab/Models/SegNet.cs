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
    private readonly ConvolutionBlock _encoder0;
    private readonly ConvolutionBlock _encoder1;
    private readonly ConvolutionBlock _encoder2;
    private readonly ConvolutionBlock _encoder3;
    private readonly ConvolutionBlock _bottleneck;
    private readonly ConvolutionBlock _decoder0;
    private readonly ConvolutionBlock _decoder1;
    private readonly ConvolutionBlock _decoder2;
    private readonly Conv2d _decoder3;
    private readonly MaxPool2d[] _pools = new MaxPool2d[4];
    private readonly BicubicUpsample[] _upsamples = new BicubicUpsample[4];

    /// <summary>Builds the network; its weights are torch's defaults until they are set.</summary>
    public SegNet()
        : base(nameof(SegNet))
    {
        _encoder0 = Block("enc_conv0", "bne0", 3, 32);
        _pools[0] = Layer("pool0", nn.MaxPool2d(2));
        _encoder1 = Block("enc_conv1", "bne1", 32, 64);
        _pools[1] = Layer("pool1", nn.MaxPool2d(2));
        _encoder2 = Block("enc_conv2", "bne2", 64, 128);
        _pools[2] = Layer("pool2", nn.MaxPool2d(2));
        _encoder3 = Block("enc_conv3", "bne3", 128, 256);
        _pools[3] = Layer("pool3", nn.MaxPool2d(2));

        _bottleneck = Block("bottleneck_conv", "bnbn", 256, 256);

        _upsamples[0] = Layer("upsample0", new BicubicUpsample());
        _decoder0 = Block("dec_conv0", "bnd0", 256, 128);
        _upsamples[1] = Layer("upsample1", new BicubicUpsample());
        _decoder1 = Block("dec_conv1", "bnd1", 128, 64);
        _upsamples[2] = Layer("upsample2", new BicubicUpsample());
        _decoder2 = Block("dec_conv2", "bnd2", 64, 32);
        _upsamples[3] = Layer("upsample3", new BicubicUpsample());
        _decoder3 = Convolution("dec_conv3", 32, 1);
    }

    /// <inheritdoc/>
    protected override Tensor Logits(Tensor images)
    {
        var e0 = _pools[0].call(_encoder0.Apply(images));
        var e1 = _pools[1].call(_encoder1.Apply(e0));
        var e2 = _pools[2].call(_encoder2.Apply(e1));
        var e3 = _pools[3].call(_encoder3.Apply(e2));

        var b = _bottleneck.Apply(e3);

        var d0 = _decoder0.Apply(_upsamples[0].call(b));
        var d1 = _decoder1.Apply(_upsamples[1].call(d0));
        var d2 = _decoder2.Apply(_upsamples[2].call(d1));
        return _decoder3.call(_upsamples[3].call(d2));
    }
}
