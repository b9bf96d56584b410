using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SegLab.Losses;

/// <summary>
/// The parts of every cross entropy, in a form that stays finite for all logits: the logarithm of a sigmoid is
/// <c>min(x, 0) − log(1 + exp(−|x|))</c>, whose gradient is exact at both ends and ½ at 0.
/// </summary>
internal static class LogLikelihood
{
    /// <summary>log p per pixel, p = sigmoid(x): what a lesion pixel's logit says of its truth.</summary>
    public static Tensor OfLesion(Tensor logits) => functional.logsigmoid(logits);

    /// <summary>log(1 − p) per pixel: what a skin pixel's logit says of its truth.</summary>
    public static Tensor OfSkin(Tensor logits) => functional.logsigmoid(-logits);

    /// <summary>−mean(y·lesion + (1−y)·skin). One pass, and exact where y is 0 or 1.</summary>
    public static Tensor NegativeMean(Tensor lesion, Tensor skin, Tensor target) => -lerp(skin, lesion, target).mean();
}
