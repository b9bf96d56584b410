using SegLab.Tests.Cli;

namespace SegLab.Tests;

/// <summary>Runs a few lines of Python with the system's own interpreter, which has Debian's packages.</summary>
internal static class PythonScript
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>Its exit code and what it wrote to standard error; −1 where there is no Python.</summary>
    public static async Task<(int Code, string Errors)> RunAsync(string script, params string[] arguments)
    {
        if (!File.Exists(Interpreter))
            return (-1, "no Python");
        var result = await CommandProcess.RunAsync(Interpreter, Path.GetTempPath(), ["-c", script, .. arguments]);
        return (result.ExitCode, result.Error);
    }
}
