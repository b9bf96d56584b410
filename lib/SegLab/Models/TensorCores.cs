using static TorchSharp.torch;

namespace SegLab.Models;

/// <summary>Whether products of float32 numbers may be rounded on NVIDIA's tensor cores, which torch allows convolutions by default.</summary>
internal static class TensorCores
{
    /// <summary>Allows it for <see cref="Precision.TensorFloat32"/>, forbids it otherwise. torch keeps this for the whole process, so each forward pass on a GPU says it anew.</summary>
    /// <param name="precision">What the network computes in.</param>
    public static void Allow(Precision precision) =>
        backends.cuda.matmul.allow_tf32 = backends.cudnn.allow_tf32 = precision == Precision.TensorFloat32;
}
