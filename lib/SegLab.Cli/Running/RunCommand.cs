using System.CommandLine;

namespace SegLab.Cli.Running;

/// <summary><c>seglab run</c>: executes a notebook and writes its report.</summary>
internal sealed class RunCommand : Command
{
    public RunCommand()
        : base("run", "Execute a C# notebook and write its report.")
    {
    }
}
