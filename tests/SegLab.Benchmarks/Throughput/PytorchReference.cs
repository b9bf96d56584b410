using System.ComponentModel;
using System.Diagnostics;
using SegLab.Models;

namespace SegLab.Benchmarks.Throughput;

/// <summary>Times the same networks in PyTorch, each in a process of its own.</summary>
/// <param name="Python">The interpreter.</param>
/// <param name="Script">The reference's bench_torch.py.</param>
internal sealed record PytorchReference(string Python, string Script)
{
    /// <summary>Whether the script has that network; it was written before <see cref="Architectures.DilatedUNet"/>.</summary>
    /// <param name="architecture">The network.</param>
    public static bool Has(Architecture architecture) => architecture != Architectures.DilatedUNet;

    /// <summary>One timed step of either kind, after the script's own step to warm up.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="settings">Sizes and threads.</param>
    /// <exception cref="SegLabException">The script failed, was ended, or printed something else; the message says so in its words.</exception>
    public PytorchTimes Measure(Architecture architecture, ThroughputSettings settings)
    {
        using var process = Start(architecture, settings);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? PytorchTimes.Parse(output, architecture.Name) : throw Failed(process.ExitCode, errors.GetAwaiter().GetResult());
    }

    /// <summary>Starts the script for one network and one timed step.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="settings">Sizes and threads.</param>
    /// <returns>The process, its output to be read; the caller disposes it.</returns>
    /// <exception cref="SegLabException">There is no such interpreter.</exception>
    public Process Start(Architecture architecture, ThroughputSettings settings)
    {
        string[] arguments = [Script, architecture.Name, "--steps", "1", "--threads", $"{settings.Threads}", "--batch", $"{settings.Batch}", "--size", $"{settings.Size}"];
        try
        {
            return Process.Start(new ProcessStartInfo(Python, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception exception)
        {
            throw new SegLabException($"{Python} could not be started: {exception.Message} --python PROGRAM names another.", exception);
        }
    }

    /// <summary>The error for a process that ended in another way than it should.</summary>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="errors">What it wrote to standard error.</param>
    public static SegLabException Failed(int exitCode, string errors)
    {
        var last = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
        return new SegLabException($"it ended with exit code {exitCode}{(last is null ? "" : $": {last}")}");
    }
}
