using System.CommandLine;
using SegLab.Cli.Usage;

namespace SegLab.Cli.Runs;

/// <summary>The flag that says where runs are stored.</summary>
internal static class RunsOption
{
    /// <summary>Makes the flag, for a command.</summary>
    public static Option<string> Create() => new Option<string>("--runs") { Description = "The folder where runs are stored.", HelpName = "DIR", DefaultValueFactory = _ => "runs" }
        .Refusing(folder => File.Exists(folder) ? "that is a file; name a folder." : null);
}
