namespace SegLab.Models;

/// <summary>
/// SegNet as in the paper (Badrinarayanan et al. 2015, arXiv:1511.00561): the decoder unpools by the encoder's pooling indices.
/// 1,368,001 parameters.
/// </summary>
public sealed class SegNet2 : UnpoolingNetwork
{
    /// <summary>Builds the network; its weights are torch's defaults until they are set.</summary>
    public SegNet2()
        : base(nameof(SegNet2), dilation: 1)
    {
    }
}
