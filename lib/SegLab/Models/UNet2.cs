using SegLab.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Models;

/// <summary>
/// <see cref="UNet"/> that learns how to change size: convolutions of stride 2 go down, 2×2 transposed convolutions go up,
/// neither followed by a normalisation of its own. 10,173,985 parameters.
/// </summary>
public sealed class UNet2 : SegmentationNetwork
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
    private readonly Conv2d[] _pools = new Conv2d[4];
    private readonly ConvTranspose2d[] _upsamples = new ConvTranspose2d[4];

    /// <summary>Builds the network; its weights are torch's defaults until they are set.</summary>
    public UNet2()
        : base(nameof(UNet2))
    {
        _encoder0 = Block("enc_conv0", "bne0", 3, 32);
        _pools[0] = Convolution("pool0", 32, 32, stride: 2);
        _encoder1 = Block("enc_conv1", "bne1", 32, 64);
        _pools[1] = Convolution("pool1", 64, 64, stride: 2);
        _encoder2 = Block("enc_conv2", "bne2", 64, 128);
        _pools[2] = Convolution("pool2", 128, 128, stride: 2);
        _encoder3 = Block("enc_conv3", "bne3", 128, 256);
        _pools[3] = Convolution("pool3", 256, 256, stride: 2);

        _bottleneck0 = Block("bottleneck_conv0", "bnbn0", 256, 512);
        _bottleneck1 = Block("bottleneck_conv1", "bnbn1", 512, 512);

        _upsamples[0] = Doubling("upsample0", 512 + 256);
        _decoder0 = Block("dec_conv0", "bnd0", 512 + 256, 256);
        _upsamples[1] = Doubling("upsample1", 256 + 128);
        _decoder1 = Block("dec_conv1", "bnd1", 256 + 128, 128);
        _upsamples[2] = Doubling("upsample2", 128 + 64);
        _decoder2 = Block("dec_conv2", "bnd2", 128 + 64, 64);
        _upsamples[3] = Doubling("upsample3", 64 + 32);
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
        return _decoder3.call(_upsamples[3].call(cat([d2, e0], 1)));
    }

    private ConvTranspose2d Doubling(string name, long channels)
    {
        var convolution = nn.ConvTranspose2d(channels, channels, 2, stride: 2);
        convolution.weight = ChannelsLast.Arrange(convolution.weight!);
        return Layer(name, convolution);
    }
}
