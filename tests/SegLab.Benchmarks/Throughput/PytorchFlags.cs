using System.CommandLine;
using SegLab.Models;

namespace SegLab.Benchmarks.Throughput;

/// <summary>Where PyTorch's side of a measurement is.</summary>
internal sealed class PytorchFlags
{
    private const string ScriptInRepository = "../shared/reference/bench_torch.py";

    private readonly Option<string?> _script = new("--pytorch") { Description = $"The script that times the same networks in PyTorch. [default: {ScriptInRepository} beside the repository, if it is there]", HelpName = "SCRIPT" };
    private readonly Option<string> _python = PythonOption.Create();

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_script);
        command.Add(_python);
    }

    /// <summary>PyTorch's side, or null where there is none; then a line on standard error says why.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="settings">What is timed here.</param>
    /// <exception cref="SegLabException">A script was asked for that is not there.</exception>
    public PytorchReference? Read(ParseResult parsed, ThroughputSettings settings)
    {
        var python = parsed.GetRequiredValue(_python);
        var asked = parsed.GetValue(_script);
        if (asked is not null && !File.Exists(asked))
            throw new SegLabException($"There is no script {asked}. Leave --pytorch out to measure SegLab alone.");
        var script = asked ?? (RepositoryRoot.Find() is { } root ? Path.GetFullPath(Path.Combine(root, ScriptInRepository)) : null);
        var missing = settings.Precision != Precision.Float32 ? "it computes in float32"
            : script is null || !File.Exists(script) ? $"there is no {ScriptInRepository} (--pytorch SCRIPT names another place)"
            : File.Exists(python) ? null : $"there is no {python} (--python PROGRAM names another)";
        if (missing is null)
            return new PytorchReference(python, script!);
        Console.Error.WriteLine($"Without PyTorch's side: {missing}.");
        return null;
    }
}
