using System.Diagnostics;

namespace SegLab.Benchmarks.Memory;

/// <summary>This program once more, for what is measured in a process of its own.</summary>
internal static class OwnProcess
{
    /// <summary>Starts it.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <returns>The process, its output and errors to be read; the caller disposes it.</returns>
    public static Process Start(params string[] arguments)
    {
        // Started as `dotnet SegLab.Benchmarks.dll`, the program is dotnet's first argument.
        var program = Environment.ProcessPath!;
        string[] itself = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "SegLab.Benchmarks.dll")] : [];
        return Process.Start(new ProcessStartInfo(program, [.. itself, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
