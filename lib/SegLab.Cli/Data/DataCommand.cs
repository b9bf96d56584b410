using System.CommandLine;

namespace SegLab.Cli.Data;

/// <summary><c>seglab data</c>: makes, fetches and checks images.</summary>
internal sealed class DataCommand : Command
{
    public DataCommand()
        : base("data", "Make, fetch and check images.")
    {
        Add(new CheckCommand());
        Add(new MakeCommand());
        Add(new GetCommand());
        Add(new ImportCommand());
    }
}
