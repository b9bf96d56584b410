namespace SegLab.Models;

/// <summary>In which numbers a network computes. Its parameters, batch normalisation's statistics, the logits, the loss and the optimizer are float32 in all of them.</summary>
public enum Precision
{
    /// <summary>IEEE single precision, 24 bits of significand: what the assignment computes in.</summary>
    Float32,

    /// <summary>
    /// bfloat16: float32's range with 8 bits of significand (Kalamkar et al. 2019, arXiv:1905.12322). Activations, and weights as convolutions
    /// see them, are rounded to it; products are summed in float32. Half the memory for activations; faster where the processor (AVX512-BF16, AMX)
    /// or the GPU (NVIDIA from Ampere on) multiplies such numbers itself, slower than <see cref="Float32"/> where not.
    /// </summary>
    BFloat16,

    /// <summary>Float32 whose products round their factors to 11 bits of significand, on the tensor cores of NVIDIA GPUs from Ampere on; other GPUs compute in <see cref="Float32"/>.</summary>
    TensorFloat32,
}
