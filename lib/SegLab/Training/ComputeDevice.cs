using SegLab.Native;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>Turns a device's name into torch's device, or says why it can't be had.</summary>
public static class ComputeDevice
{
    private static readonly OptionSetting _processor = OptionSetting.Of(nameof(TrainingOptions.Device), "cpu");

    /// <summary>Reads a device's name.</summary>
    /// <param name="name"><c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, <c>mps</c>, or <c>auto</c>: a GPU where there is one, else the CPU.</param>
    /// <exception cref="SegLabException">The name is none of these, or this machine or build has no such device.</exception>
    public static Device Parse(string name)
    {
        TorchLibrary.Require();
        var (kind, number) = name.Trim().ToLowerInvariant().Split(':') switch
        {
            [var only] => (only, 0),
            ["cuda", var second] when int.TryParse(second, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) => ("cuda", index),
            _ => ("", 0),
        };
        return kind switch
        {
            "cpu" => CPU,
            "auto" => cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU,
            "cuda" when cuda.is_available() && number < cuda.device_count() => device($"cuda:{number}"),
            "cuda" when cuda.is_available() => throw Refused(name, $"this machine has {cuda.device_count()} CUDA device(s), numbered from 0."),
            "cuda" => throw Refused(name, $"there is no CUDA here: it takes an NVIDIA GPU with its driver and a build with -p:TorchBackend=cuda. Use {_processor} otherwise."),
            "mps" when mps_is_available() => MPS,
            "mps" => throw Refused(name, $"this is not a Mac with Apple silicon. Use {_processor}."),
            _ => throw Refused(name, $"there is no such device. There are: cpu, cuda, cuda:0, mps, auto."),
        };
    }

    private static SegLabException Refused(string name, FormattableString why) => new([$"{OptionSetting.Of(nameof(TrainingOptions.Device), name)}: {why}"]);
}
