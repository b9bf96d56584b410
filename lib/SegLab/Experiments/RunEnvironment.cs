using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SegLab.Experiments;

/// <summary>What besides the experiment can decide the last bits of a result.</summary>
/// <param name="Library">SegLab's version.</param>
/// <param name="Torch">libtorch's version.</param>
/// <param name="Threads">How many threads torch used on the CPU.</param>
/// <param name="Device">Where the network ran.</param>
/// <param name="System">Operating system and processor architecture.</param>
public sealed record RunEnvironment(string Library, string Torch, int Threads, string Device, string System)
{
    /// <summary>This machine, now.</summary>
    /// <param name="device">Where the network runs, such as <c>cpu</c> or <c>cuda:0</c>.</param>
    public static RunEnvironment Current(string device) => new(
        typeof(RunEnvironment).Assembly.GetName().Version!.ToString(3),
        __version__,
        get_num_threads(),
        device,
        $"{RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})");
}
