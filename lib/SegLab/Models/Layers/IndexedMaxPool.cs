using static TorchSharp.torch;

namespace SegLab.Models.Layers;

/// <summary>2×2 max-pooling that also says where each maximum stood; of equal values the first in row-major order wins.</summary>
internal sealed class IndexedMaxPool : nn.Module<Tensor, (Tensor Values, Tensor Indices)>
{
    public IndexedMaxPool()
        : base(nameof(IndexedMaxPool))
    {
    }

    /// <summary>Pools.</summary>
    /// <param name="input"><c>[N, C, H, W]</c>, both sides even.</param>
    /// <returns>Values and their flat positions in the input's plane, both <c>[N, C, H/2, W/2]</c>.</returns>
    public override (Tensor Values, Tensor Indices) forward(Tensor input) => nn.functional.max_pool2d_with_indices(input, [2, 2], [2, 2]);
}
