using System.CommandLine;

namespace SegLab.Cli.Data;

/// <summary><c>seglab data</c>: makes, fetches and checks images, and finds duplicates among them.</summary>
internal sealed class DataCommand : Command
{
    public DataCommand()
        : base("data", "Make, fetch and check images; find duplicates.")
    {
        Add(new CheckCommand());
        Add(new DuplicatesCommand());
        Add(new MakeCommand());
        Add(new GetCommand());
        Add(new ImportCommand());
    }
}
