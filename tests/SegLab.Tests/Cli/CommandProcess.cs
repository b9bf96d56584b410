using System.Diagnostics;

namespace SegLab.Tests.Cli;

/// <summary>Starts real processes: the command line that users have, and tools that check its files.</summary>
internal static class CommandProcess
{
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
