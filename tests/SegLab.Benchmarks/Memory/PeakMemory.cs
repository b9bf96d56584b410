using System.Diagnostics;
using System.Globalization;

namespace SegLab.Benchmarks.Memory;

/// <summary>The most memory that a process held at once.</summary>
internal static class PeakMemory
{
    private const string Field = "VmHWM:";

    // The kernel keeps the peak itself; only what a process adds in its last moments is missed.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for a process to end.</summary>
    /// <param name="process">The process, its output redirected; it is read to the end.</param>
    /// <returns>MiB of its largest resident set.</returns>
    /// <exception cref="SegLabException">This is not Linux, or the process failed; the message says so in its words.</exception>
    public static double Of(Process process)
    {
        RequireLinux();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        double peak = 0;
        while (!process.WaitForExit(Interval))
            peak = Math.Max(peak, Read(process.Id) ?? 0);
        output.GetAwaiter().GetResult();
        return process.ExitCode == 0 ? peak : throw new SegLabException($"it ended with exit code {process.ExitCode}{errors.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault()?.Insert(0, ": ")}");
    }

    /// <summary>Refuses other systems.</summary>
    /// <exception cref="SegLabException">This is not Linux.</exception>
    public static void RequireLinux()
    {
        if (!OperatingSystem.IsLinux())
            throw new SegLabException("Peak memory is read from /proc/PID/status, which only Linux has. Measure it there.");
    }

    /// <summary>MiB in what Linux says of a process, null where it says none: the process has ended.</summary>
    /// <param name="status">The text of <c>/proc/PID/status</c>.</param>
    public static double? Parse(string status) =>
        status.Split('\n').FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) is { } line
            ? double.Parse(line[Field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024
            : null;

    private static double? Read(int process)
    {
        try
        {
            return Parse(File.ReadAllText($"/proc/{process}/status"));
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }
}
