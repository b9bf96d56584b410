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
    private readonly ConvolutionBlock _encoder0;
    private readonly ConvolutionBlock _encoder1;
    private readonly ConvolutionBlock _encoder2;
    private readonly ConvolutionBlock _encoder3;
    private readonly ConvolutionBlock _bottleneck;
    private readonly ConvolutionBlock _decoder0;
    private readonly ConvolutionBlock _decoder1;
    private readonly ConvolutionBlock _decoder2;
    private readonly Conv2d _decoder3;
    private readonly IndexedMaxPool[] _pools = new IndexedMaxPool[4];
    private readonly MaxUnpool2d[] _unpools = new MaxUnpool2d[4];

    /// <summary>Builds the network; its weights are torch's defaults until they are set.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="dilation">The step between a kernel's taps, in all convolutions but the bottleneck's; at least 1.</param>
    private protected UnpoolingNetwork(string name, long dilation)
        : base(name)
    {
        _encoder0 = Block("enc_conv0", "bne0", 3, 32, dilation);
        _pools[0] = Layer("pool0", new IndexedMaxPool());
        _encoder1 = Block("enc_conv1", "bne1", 32, 64, dilation);
        _pools[1] = Layer("pool1", new IndexedMaxPool());
        _encoder2 = Block("enc_conv2", "bne2", 64, 128, dilation);
        _pools[2] = Layer("pool2", new IndexedMaxPool());
        _encoder3 = Block("enc_conv3", "bne3", 128, 256, dilation);
        _pools[3] = Layer("pool3", new IndexedMaxPool());

        _bottleneck = Block("bottleneck_conv", "bnbn", 256, 256);

        _unpools[0] = Layer("unpool0", nn.MaxUnpool2d(2));
        _decoder0 = Block("dec_conv0", "bnd0", 256, 128, dilation);
        _unpools[1] = Layer("unpool1", nn.MaxUnpool2d(2));
        _decoder1 = Block("dec_conv1", "bnd1", 128, 64, dilation);
        _unpools[2] = Layer("unpool2", nn.MaxUnpool2d(2));
        _decoder2 = Block("dec_conv2", "bnd2", 64, 32, dilation);
        _unpools[3] = Layer("unpool3", nn.MaxUnpool2d(2));
        _decoder3 = Convolution("dec_conv3", 32, 1, dilation: dilation);
    }

    /// <inheritdoc/>
    protected sealed override Tensor Logits(Tensor images)
    {
        var (e0, indices0) = _pools[0].call(_encoder0.Apply(images));
        var (e1, indices1) = _pools[1].call(_encoder1.Apply(e0));
        var (e2, indices2) = _pools[2].call(_encoder2.Apply(e1));
        var (e3, indices3) = _pools[3].call(_encoder3.Apply(e2));

        var b = _bottleneck.Apply(e3);

        var d0 = _decoder0.Apply(_unpools[0].call(b, indices3));
        var d1 = _decoder1.Apply(_unpools[1].call(d0, indices2));
        var d2 = _decoder2.Apply(_unpools[2].call(d1, indices1));
        return _decoder3.call(_unpools[3].call(d2, indices0));
    }
}
