using System.Runtime.Intrinsics.X86;
using SegLab.Models;
using TorchSharp;

namespace SegLab.Training;

/// <summary>Whether a processor multiplies bfloat16 numbers itself. torch computes with them on any, without such instructions more slowly than with float32.</summary>
/// <remarks>A program says so once, where it starts; training takes what is asked for.</remarks>
public static class BFloat16Support
{
    private const int ExtendedFeatures = 7;
    private const int Avx512BFloat16 = 1 << 5;
    private const int AmxBFloat16 = 1 << 22;

    /// <summary>A sentence for the user who asks for bfloat16 on a processor without it; null otherwise, and where the processor does not tell (only x86 does).</summary>
    /// <param name="options">How a network is trained.</param>
    /// <exception cref="SegLabException">The device can't be had.</exception>
    public static string? Warning(TrainingOptions options) => Warning(options, IsInProcessor());

    /// <summary>The sentence for a processor.</summary>
    /// <param name="options">How a network is trained.</param>
    /// <param name="isInProcessor">Whether it has such instructions; null where it does not tell.</param>
    internal static string? Warning(TrainingOptions options, bool? isInProcessor) =>
        options.Precision == Precision.BFloat16 && isInProcessor == false && ComputeDevice.Parse(options.Device).type == DeviceType.CPU
            ? "This processor has no instructions for bfloat16 (AVX512-BF16 or AMX): training in it takes at least twice as long here as in float32, many times as long without AVX-512."
            : null;

    /// <summary>Whether the processor has such instructions; null where it does not tell.</summary>
    public static bool? IsInProcessor()
    {
        if (!X86Base.IsSupported || X86Base.CpuId(0, 0).Eax < ExtendedFeatures)
            return null;
        return (X86Base.CpuId(ExtendedFeatures, 1).Eax & Avx512BFloat16) != 0 || (X86Base.CpuId(ExtendedFeatures, 0).Edx & AmxBFloat16) != 0;
    }
}
