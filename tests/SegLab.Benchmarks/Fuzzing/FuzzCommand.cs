using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SegLab.Randomness;

namespace SegLab.Benchmarks.Fuzzing;

/// <summary><c>fuzz</c>: has everything that reads people's files read damaged ones.</summary>
internal sealed class FuzzCommand : Command
{
    private readonly Option<double> _minutes = new("--minutes") { Description = "How long; fractions count.", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<int?> _inputs = new("--inputs") { Description = "At most so many files. [default: as many as there is time for]", HelpName = "N" };
    private readonly Option<uint> _seed = new("--seed") { Description = "The same seed gives the same files, in the same order.", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<string[]> _only = new("--only") { Description = $"Which of {string.Join(", ", FuzzTargets.All.Select(target => target.Name))}. [default: all, in turn]", HelpName = "NAME" };
    private readonly Option<string> _output = new("--out") { Description = "The folder for files that did what none should.", DefaultValueFactory = _ => "fuzz-findings", HelpName = "DIR" };

    public FuzzCommand()
        : base("fuzz", $"Change images, masks, archives, weights, checkpoints, stored runs and notebooks at random and read them, in a process that is started again where one of them ends it. A file may take {FuzzWorker.LongestTime.TotalSeconds} s and {FuzzWorker.MostMemory >> 30} GiB. Exit code 1 if anything but a refusal in words came of one.")
    {
        foreach (var option in (Option[])[_minutes, _inputs, _seed, _only, _output])
            Add(option);
        SetAction(parsed => Fuzz(TimeSpan.FromMinutes(parsed.GetValue(_minutes)), parsed.GetValue(_inputs) ?? int.MaxValue, parsed.GetValue(_seed), Chosen(parsed.GetValue(_only) ?? []), parsed.GetRequiredValue(_output)));
    }

    private static List<FuzzTarget> Chosen(string[] names) => names.Length == 0
        ? [.. FuzzTargets.All]
        : [.. names.Select(name => FuzzTargets.All.FirstOrDefault(target => target.Name == name) ?? throw new SegLabException($"--only {name}: there are {string.Join(", ", FuzzTargets.All.Select(target => target.Name))}."))];

    private static int Fuzz(TimeSpan time, int most, uint seed, List<FuzzTarget> targets, string output)
    {
        var work = Directory.CreateTempSubdirectory("seglab-fuzz-").FullName;
        try
        {
            FuzzFiles.Write(work);
            using var worker = new FuzzWorker(work);
            var (counts, clock, input) = (new Dictionary<(string Target, string Answer), int>(), Stopwatch.StartNew(), 0);
            for (; input < most && clock.Elapsed < time; input++)
            {
                var (target, generator) = (targets[input % targets.Count], MersenneTwister.ForStream(seed, (uint)input));
                var original = target.Originals[generator.Next(target.Originals.Length)];
                var changed = Path.Combine(work, $"changed-{original}");
                File.WriteAllBytes(changed, Mutation.Of(File.ReadAllBytes(Path.Combine(work, original)), target.IsText, generator));
                var answer = worker.Ask(target, changed);
                var kind = answer.Split(' ')[0];
                counts[(target.Name, kind)] = counts.GetValueOrDefault((target.Name, kind)) + 1;
                if (kind == FuzzWorkerCommand.Defect)
                    Keep(output, target, original, changed, seed, input, answer);
            }

            foreach (var target in targets)
                Console.WriteLine($"{target.Name,-12} {Number(target, FuzzWorkerCommand.Taken),7} taken {Number(target, FuzzWorkerCommand.Refused),7} refused {Number(target, FuzzWorkerCommand.Defect),5} defects");
            var defects = counts.Where(entry => entry.Key.Answer == FuzzWorkerCommand.Defect).Sum(entry => entry.Value);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{input} files in {clock.Elapsed.TotalSeconds:F0} s, seed {seed}: {(defects == 0 ? "no defects" : $"{defects} defects, their files are in {output}")}."));
            return defects == 0 ? 0 : 1;

            int Number(FuzzTarget target, string answer) => counts.GetValueOrDefault((target.Name, answer));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Keep(string output, FuzzTarget target, string original, string changed, uint seed, int input, string answer)
    {
        Directory.CreateDirectory(output);
        var name = $"{target.Name.Replace(' ', '-')}-{seed}-{input}-{original}";
        File.Copy(changed, Path.Combine(output, name), overwrite: true);
        Console.WriteLine($"{name}: {(answer.Length > 400 ? answer[..400] : answer)}");
    }
}
