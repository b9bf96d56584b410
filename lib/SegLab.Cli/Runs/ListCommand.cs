using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SegLab.Cli.Terminal;
using SegLab.Experiments.Store;

namespace SegLab.Cli.Runs;

/// <summary><c>seglab list</c>: what runs there are.</summary>
internal sealed class ListCommand : Command
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Option<string> _runs = RunsOption.Create();

    private readonly Option<bool> _json = new("--json") { Description = "Print each run's run.json as one JSON array, without damaged and unfinished ones." };

    public ListCommand()
        : base("list", "List the stored runs, damaged and unfinished ones as well.")
    {
        Add(_runs);
        Add(_json);
        SetAction(parsed => List(new RunStore(parsed.GetRequiredValue(_runs)), parsed.GetValue(_json)));
    }

    private static int List(RunStore store, bool asJson)
    {
        var content = store.Read();
        var problems = content.Runs.Select(run => run.WeightsProblem()).OfType<string>();
        if (asJson)
        {
            Console.WriteLine(new JsonArray([.. content.Runs.Select(run => JsonNode.Parse(File.ReadAllText(Path.Combine(run.Folder, "run.json"))))]).ToJsonString(_indented));
            foreach (var problem in problems)
                Console.Error.WriteLine(VisibleText.Line(problem));
            return 0;
        }

        Console.WriteLine(content.Runs.Count == 0 ? $"There are no runs in {store.Folder}. 'seglab train' makes one." : RunTable.Of(content.Runs).ToText());
        if (RunTable.Note(content.Runs) is { } note)
            Console.WriteLine(note);
        foreach (var problem in problems)
            Console.WriteLine(VisibleText.Line(problem));
        foreach (var run in content.Unfinished.Where(run => !run.IsBeingWritten))
            Console.WriteLine($"Unfinished: {VisibleText.Line(run.Name ?? Path.GetFileName(run.Folder))}, {run.Epochs} epochs{(run.Step > 0 ? $" and {run.Step} of {run.Steps} steps" : "")}, last written {run.LastWritten.UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)} UTC. {(run.IsRunning ? "It is being trained." : "The command that began it goes on.")}");
        foreach (var run in content.Unread)
            Console.WriteLine(VisibleText.Line($"{run}"));
        foreach (var run in content.Damaged)
            Console.WriteLine($"{VisibleText.Line($"{run}")} The command that made it trains it again.");
        return 0;
    }
}
