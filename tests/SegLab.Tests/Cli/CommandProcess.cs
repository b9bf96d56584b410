using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace SegLab.Tests.Cli;

/// <summary>Starts real processes: the command line that users have, and tools that check its files.</summary>
internal static class CommandProcess
{
    // Signal 2 of Linux's masks, whose lowest bit is signal 1.
    private const ulong InterruptBit = 1 << 1;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static string Seglab { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "SegLab.Cli.exe" : "SegLab.Cli");

    public static Task<CommandResult> SeglabAsync(string workingDirectory, params string[] arguments) => RunAsync(Seglab, workingDirectory, arguments);

    public static async Task<CommandResult> RunAsync(string program, string workingDirectory, params string[] arguments)
    {
        using var process = Start(program, workingDirectory, arguments);
        return await EndOfAsync(process);
    }

    public static Process Start(string program, string workingDirectory, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = workingDirectory, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;

    /// <summary>Skips a test that interrupts a process where no interrupt would arrive.</summary>
    public static void RequireInterrupts()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to another process.");
        if (!OperatingSystem.IsLinux())
            return;
        var ignored = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..];
        Assert.SkipWhen((ulong.Parse(ignored, NumberStyles.HexNumber | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) & InterruptBit) != 0, "Whoever started the tests has interrupts ignored, as a shell does for its background jobs: start them in the foreground.");
    }

    /// <summary>Does to a process what Ctrl-C does.</summary>
    public static Task InterruptAsync(Process process, string workingDirectory) => RunAsync("kill", workingDirectory, "-INT", process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a process to its end; one that does not end in time fails the test and is ended.</summary>
    public static async Task<CommandResult> EndOfAsync(Process process)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new CommandResult(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
