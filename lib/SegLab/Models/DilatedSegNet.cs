namespace SegLab.Models;

/// <summary>
/// <see cref="SegNet2"/> with dilation 2 in all convolutions but the bottleneck's, so that each sees a wider surrounding
/// (Yu and Koltun 2015, arXiv:1511.07122). 1,368,001 parameters.
/// </summary>
public sealed class DilatedSegNet : UnpoolingNetwork
{
    /// <summary>Builds the network; its weights are torch's defaults until they are set.</summary>
    public DilatedSegNet()
        : base(nameof(DilatedSegNet), dilation: 2)
    {
    }
}
