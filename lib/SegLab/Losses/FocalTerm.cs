using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>The modulation of focal losses.</summary>
internal static class FocalTerm
{
    /// <summary>
    /// (1 − p)^γ·log p per pixel, from log p and log(1 − p): by way of exp, for the power of a probability that rounds to 0 has
    /// no finite gradient where γ is below 1.
    /// </summary>
    public static Tensor Of(Tensor logTruth, Tensor logError, double gamma) => (gamma * logError).exp() * logTruth;
}
