using System.CommandLine;
using SegLab.Experiments.Store;

namespace SegLab.Cli.Runs;

/// <summary><c>seglab clean</c>: removes what is of no use in a store.</summary>
internal sealed class CleanCommand : Command
{
    // A process that is at it this moment needs them.
    private static readonly TimeSpan BeingWritten = TimeSpan.FromMinutes(10);

    private readonly Option<string> _runs = RunsOption.Create();

    private readonly Option<bool> _all = new("--all") { Description = "Remove whole runs as well." };

    private readonly Option<double> _olderThan = new("--older-than") { Description = "Only what was last written so many days ago, or longer; fractions count.", HelpName = "DAYS", DefaultValueFactory = _ => 0 };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be removed, and remove nothing." };

    public CleanCommand()
        : base("clean", "Remove damaged and unfinished runs. It asks nothing: see with --dry-run first. An unfinished run that is removed begins again.")
    {
        Add(_runs);
        Add(_all);
        Add(_olderThan);
        Add(_dryRun);
        SetAction(parsed => Clean(new RunStore(parsed.GetRequiredValue(_runs)), parsed.GetValue(_all), TimeSpan.FromDays(Math.Max(0, parsed.GetValue(_olderThan))), parsed.GetValue(_dryRun)));
    }

    private static int Clean(RunStore store, bool all, TimeSpan age, bool dryRun)
    {
        var content = store.Read();
        (string Folder, string Why, DateTimeOffset Written)[] found =
        [
            .. content.Damaged.Select(run => (run.Folder, "damaged", Written(run.Folder))),
            .. content.Unfinished.Select(run => (run.Folder, "unfinished", run.IsBeingWritten ? run.LastWritten + BeingWritten : run.LastWritten)),
            .. all ? content.Runs.Select(run => (run.Folder, "whole", run.Finished)) : [],
        ];
        var old = found.Where(entry => DateTimeOffset.UtcNow - entry.Written >= age).ToList();
        foreach (var (folder, why, _) in old)
        {
            if (!dryRun)
                store.Remove(folder);
            Console.WriteLine($"{(dryRun ? "would remove" : "removed")} {Path.GetFileName(folder)} ({why})");
        }

        if (old.Count == 0)
            Console.WriteLine($"There is nothing to remove in {store.Folder}.");
        return 0;
    }

    private static DateTimeOffset Written(string folder) => new(Directory.GetLastWriteTimeUtc(folder), TimeSpan.Zero);
}
