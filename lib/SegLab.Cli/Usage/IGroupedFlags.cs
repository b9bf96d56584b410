using System.CommandLine;

namespace SegLab.Cli.Usage;

/// <summary>A command with so many flags that its help lists them by what they are for.</summary>
internal interface IGroupedFlags
{
    /// <summary>Titles, each with its flags, in the help's order. What is in none comes last.</summary>
    IEnumerable<(string Title, IReadOnlyList<Option> Flags)> Groups { get; }
}
