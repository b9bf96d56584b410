using SegLab.Models;
using static TorchSharp.torch;

namespace SegLab.Tests.Training;

/// <summary>A network whose predicted probability is the picture's red channel.</summary>
internal sealed class PictureNetwork : SegmentationNetwork
{
    public PictureNetwork()
        : base(nameof(PictureNetwork)) => register_parameter("unused", new TorchSharp.Modules.Parameter(zeros(1)));

    protected override Tensor Logits(Tensor images) => images.narrow(1, 0, 1).logit(1e-6);
}
