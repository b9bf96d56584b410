using System.CommandLine;
using System.Diagnostics;
using SegLab.Benchmarks.Reports;
using SegLab.Data;
using SegLab.Data.Duplicates;

namespace SegLab.Benchmarks;

/// <summary><c>duplicates</c>: how many edited pictures the search for duplicates recognises, what it finds besides, and how long it takes.</summary>
internal sealed class DuplicatesCommand : Command
{
    public DuplicatesCommand()
        : base("duplicates", "Recall of edited pictures, pairs found among the pictures as they are, and time.")
    {
        var data = new Option<string?>("--data") { Description = "Real pictures: PH2, ISIC, or images and masks that pair by name. [default: 200 made-up lesions]", HelpName = "DIR" };
        var every = new Option<int>("--every") { Description = "Edits every so many-th picture only.", DefaultValueFactory = _ => 1, HelpName = "N" };
        Add(data);
        Add(every);
        var output = OutputOption.Create();
        Add(output);
        SetAction(result =>
        {
            var (source, step) = (result.GetValue(data) is { } folder ? DataSource.Open(folder) : DataSource.MadeUp(), Math.Max(1, result.GetValue(every)));
            var rows = Measure(source, step);
            if (result.GetValue(output) is { } path)
                BenchmarkReport.Now(Name, new Dictionary<string, string> { ["data"] = source.Description, ["pictures"] = $"{source.Count}", ["every"] = $"{step}" }, rows).Save(path);
        });
    }

    private static List<BenchmarkRow> Measure(DataSource source, int every)
    {
        // Twice: the first time compiles.
        PictureFingerprint.OfSource(source.Take(Math.Min(source.Count, 100)));
        var (originals, reading) = Time(() => PictureFingerprint.OfSource(source));
        var (found, searching) = Time(() => DuplicateSearch.Find(originals));
        Console.WriteLine($"{source.Count} pictures of {source.Description}: read in {Text(reading)}, searched in {Text(searching)}, {found.Count} pairs");
        foreach (var pair in found)
            Console.WriteLine($"  {pair}");
        List<BenchmarkRow> rows =
        [
            new("reading", "s", [reading.Elapsed]), new("reading, processor", "s", [reading.Processor]),
            new("searching", "s", [searching.Elapsed]), new("searching, processor", "s", [searching.Processor]), new("pairs", "pairs", [found.Count]),
        ];

        // What is a duplicate of a duplicate is no false pair.
        var known = found.SelectMany(pair => ((int, int)[])[(pair.First, pair.Second), (pair.Second, pair.First)]).ToHashSet();
        int[] edited = [.. Enumerable.Range(0, (source.Count + every - 1) / every).Select(position => position * every)];
        foreach (var (name, edit) in PictureEdits.All)
        {
            var fingerprints = new PictureFingerprint[edited.Length];
            Parallel.For(0, edited.Length, position => fingerprints[position] = PictureFingerprint.Of(name, edit(source.Read(edited[position]).Image)));
            var pairs = DuplicateSearch.Between(fingerprints, originals);
            var recognised = pairs.Where(pair => edited[pair.First] == pair.Second).ToArray();
            var wrong = pairs.Where(pair => edited[pair.First] != pair.Second && !known.Contains((edited[pair.First], pair.Second))).ToArray();
            Console.WriteLine(FormattableString.Invariant($"{name,-46} recall {recognised.Length / (double)edited.Length:P2} ({edited.Length - recognised.Length} of {edited.Length} missed), least similarity {recognised.Min(pair => pair.Similarity):F3}, pairs of others {wrong.Length}"));
            rows.Add(new($"{name}, recall", "%", [100.0 * recognised.Length / edited.Length]));
            rows.Add(new($"{name}, pairs of others", "pairs", [wrong.Length]));
            if (recognised.Length < edited.Length)
                Console.WriteLine($"    missed: {string.Join(", ", edited.Except(recognised.Select(pair => pair.Second)).Take(12).Select(index => source.Names[index]))}");
            foreach (var pair in wrong.Take(12))
                Console.WriteLine(FormattableString.Invariant($"    others: {source.Names[edited[pair.First]]} {pair.SecondName} {pair.Similarity:F3} {SymmetryText.Of(pair.Symmetry)}"));
        }

        return rows;
    }

    // The processor's seconds are of all cores, and the same on a machine that others use too.
    private static (T Result, (double Elapsed, double Processor) Seconds) Time<T>(Func<T> job)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var result = job();
        return (result, (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds));
    }

    private static string Text((double Elapsed, double Processor) seconds) =>
        FormattableString.Invariant($"{seconds.Elapsed:F2} s ({seconds.Processor:F2} s of processor)");
}
