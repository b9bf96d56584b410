using System.CommandLine;

namespace SegLab.Benchmarks.Reports;

/// <summary>The option of every command that measures.</summary>
internal static class OutputOption
{
    /// <summary><c>--out FILE</c>.</summary>
    public static Option<string?> Create() => new("--out") { Description = "A JSON file for settings, machine and every single figure; compare reads two of them.", HelpName = "FILE" };
}
