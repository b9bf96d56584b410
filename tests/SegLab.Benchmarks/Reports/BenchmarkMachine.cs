using System.Runtime.InteropServices;
using TorchSharp;

namespace SegLab.Benchmarks.Reports;

/// <summary>What a measurement ran on.</summary>
/// <param name="Processor">Its maker's name, or the architecture where the system does not tell.</param>
/// <param name="Cores">How many this process may use (affinity, control groups).</param>
/// <param name="MemoryMiB">How much this process may use.</param>
/// <param name="System">The operating system.</param>
/// <param name="Torch">libtorch's version.</param>
/// <param name="Threads">How many torch used.</param>
internal sealed record BenchmarkMachine(string Processor, int Cores, long MemoryMiB, string System, string Torch, int Threads)
{
    private const string LinuxProcessors = "/proc/cpuinfo";

    /// <summary>This machine, with the threads that torch is set to now.</summary>
    public static BenchmarkMachine Current() => new(
        ProcessorName(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20,
        RuntimeInformation.OSDescription,
        torch.__version__,
        torch.get_num_threads());

    private static string ProcessorName()
    {
        var named = File.Exists(LinuxProcessors)
            ? File.ReadLines(LinuxProcessors).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return named ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
