using System.CommandLine;
using SegLab.Cli.Documents;
using SegLab.Cli.Usage;
using SegLab.Experiments.Store;
using SegLab.Metrics;

namespace SegLab.Cli.Runs;

/// <summary><c>seglab compare</c>: which of some runs is better, by how much, and how sure that is.</summary>
internal sealed class CompareCommand : Command
{
    private readonly Argument<string[]> _keys = new("KEY") { Description = "The runs: the first digits of their keys (see 'seglab list'). All runs where none is named. Runs that differ in their seed alone count as one recipe.", Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<string> _measure = new Option<string>("--measure") { Description = $"What is compared, of each test image; the mean over images is shown. One of: {string.Join(", ", Measures.All)}.", HelpName = "NAME", DefaultValueFactory = _ => "IoU" }
        .Refusing(name => UsageError.From(() => Measures.Find(name)));

    private readonly Option<string?> _output = new Option<string?>("--out") { Description = "Also write a page (.html) with table, sentences and curves, or the table (.csv).", HelpName = "FILE" }
        .Refusing(file => Path.GetExtension(file)?.ToLowerInvariant() is ".html" or ".csv" ? WritablePlace.FileMistake(file!) : "a page ends with .html, a table with .csv.");

    private readonly Option<string> _runs = RunsOption.Create();

    public CompareCommand()
        : base("compare", "Compare runs on the same test images: means over images with 95 % intervals, and a sentence for each pair.")
    {
        Add(_keys);
        Add(_measure);
        Add(_output);
        Add(_runs);
        SetAction(parsed => Compare(new RunStore(parsed.GetRequiredValue(_runs)), parsed.GetValue(_keys) ?? [], parsed.GetRequiredValue(_measure), parsed.GetValue(_output)));
    }

    private static int Compare(RunStore store, IReadOnlyList<string> keys, string measure, string? output)
    {
        WritablePlace.RequireFile("--out", output);
        var chosen = Measures.Find(measure);
        IReadOnlyList<StoredRun> runs = keys.Count > 0 ? [.. keys.Select(store.Find)] : store.Read().Runs;
        if (runs.Count == 0)
            throw new SegLabException($"There are no runs in {store.Folder}. 'seglab train' makes one.");
        var compared = new ComparedRuns(runs, chosen);
        Console.WriteLine(compared.Table().ToText());
        foreach (var sentence in compared.Sentences)
            Console.WriteLine(sentence);
        if (output is null)
            return 0;
        WholeFile.Write(output, output.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? CsvText.Write(compared.Heading, compared.Rows) : ComparisonPage.Write(compared));
        Console.WriteLine($"Written: {output}");
        return 0;
    }
}
