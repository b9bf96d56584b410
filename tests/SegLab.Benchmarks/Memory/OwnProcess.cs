using System.Diagnostics;

namespace SegLab.Benchmarks.Memory;

/// <summary>This program once more, for what is measured in a process of its own.</summary>
internal static class OwnProcess
{
    private const string Name = "SegLab.Benchmarks";

    /// <summary>Starts it.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <returns>The process, its output and errors to be read; the caller disposes it.</returns>
    public static Process Start(params string[] arguments) => Start(redirectInput: false, arguments);

    /// <summary>Starts it.</summary>
    /// <param name="redirectInput">Whether the caller writes its standard input.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <returns>The process, its output and errors to be read; the caller disposes it.</returns>
    public static Process Start(bool redirectInput, params string[] arguments)
    {
        // Started as `dotnet SegLab.Benchmarks.dll`, the program is dotnet's first argument; the tests are another program.
        var program = Environment.ProcessPath!;
        var isItself = Path.GetFileNameWithoutExtension(program) == Name;
        string[] itself = isItself ? [] : [Path.Combine(AppContext.BaseDirectory, $"{Name}.dll")];
        return Process.Start(new ProcessStartInfo(isItself ? program : "dotnet", [.. itself, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = redirectInput,
        })!;
    }
}
