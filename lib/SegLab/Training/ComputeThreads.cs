using System.Globalization;
using SegLab.Native;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>How many threads torch uses on the CPU: never more than the cores that this process may use, or all of them wait for the slowest.</summary>
/// <remarks>A program says so once, where it starts; training takes what is set.</remarks>
public static class ComputeThreads
{
    /// <summary>OpenMP's own setting, by which a user asks for fewer.</summary>
    public const string Variable = "OMP_NUM_THREADS";

    private const string LinuxLoad = "/proc/loadavg";

    /// <summary>Sets torch to the cores that this process may use (affinity, the quotas of control groups), or to <see cref="Variable"/> where that is fewer. Before torch's first use on this thread.</summary>
    /// <returns>The threads that torch now uses.</returns>
    /// <exception cref="SegLabException">torch can't be used on this system; the message says why and what to do.</exception>
    public static int Limit()
    {
        TorchLibrary.Require();
        var threads = Allowed(Environment.ProcessorCount, Environment.GetEnvironmentVariable(Variable));
        if (get_num_threads() != threads)
            set_num_threads(threads);
        return threads;
    }

    /// <summary>A sentence for the user where other work keeps this machine's cores busy; null where it does not, or the system does not tell (only Linux does).</summary>
    public static string? Warning() => File.Exists(LinuxLoad) ? Warning(File.ReadAllText(LinuxLoad), Environment.ProcessorCount) : null;

    /// <summary>The threads that torch may use.</summary>
    /// <param name="cores">The cores that the process may use.</param>
    /// <param name="asked">What <see cref="Variable"/> says: a number, or a list of them whose first counts; anything else asks for nothing.</param>
    internal static int Allowed(int cores, string? asked) =>
        int.TryParse(asked?.Split(',')[0], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var fewer) && fewer >= 1 ? Math.Min(cores, fewer) : cores;

    /// <summary>The sentence for a machine's load.</summary>
    /// <param name="load">What Linux's <c>/proc/loadavg</c> says: first the processes that could run, on average over the last minute.</param>
    /// <param name="cores">The cores that the process may use.</param>
    internal static string? Warning(string load, int cores) =>
        double.TryParse(load.Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var running) && running > cores
            ? FormattableString.Invariant($"This machine is busy: {running:F1} processes shared {cores} core{(cores == 1 ? "" : "s")} in the last minute, so this will take longer than it would alone.")
            : null;
}
