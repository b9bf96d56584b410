using System.CommandLine;

namespace SegLab.Benchmarks.Throughput;

/// <summary>The option that names Python.</summary>
internal static class PythonOption
{
    /// <summary><c>--python PROGRAM</c>.</summary>
    public static Option<string> Create() => new("--python") { Description = "The Python that has torch.", HelpName = "PROGRAM", DefaultValueFactory = _ => "/usr/bin/python3" };
}
