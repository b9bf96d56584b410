using System.CommandLine;

namespace SegLab.Cli.Runs;

/// <summary>The flag that says where runs are kept.</summary>
internal static class RunsOption
{
    /// <summary>Makes the flag, for a command.</summary>
    public static Option<string> Create() => new("--runs") { Description = "The folder where runs are kept.", HelpName = "DIR", DefaultValueFactory = _ => "runs" };
}
