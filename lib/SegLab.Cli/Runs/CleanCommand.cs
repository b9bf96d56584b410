using System.CommandLine;
using System.Globalization;
using SegLab.Cli.Terminal;
using SegLab.Cli.Usage;
using SegLab.Experiments.Store;

namespace SegLab.Cli.Runs;

/// <summary><c>seglab clean</c>: removes what is of no use in a store, and nothing that SegLab did not write.</summary>
internal sealed class CleanCommand : Command
{
    private const string Whole = "whole";

    private readonly Option<string> _runs = RunsOption.Create();

    private readonly Option<bool> _all = new("--all") { Description = "Remove whole runs as well." };

    private readonly Option<double> _olderThan = new Option<double>("--older-than") { Description = "Only what was last written so many days ago, or longer; fractions count.", HelpName = "DAYS", DefaultValueFactory = _ => 0 }
        .Refusing(days => days >= 0 && days < TimeSpan.MaxValue.TotalDays ? null : "a number of days is expected, 0 or more.");

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be removed, and remove nothing." };

    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Remove without asking. Where nobody sits at a terminal nothing is asked." };

    public CleanCommand()
        : base("clean", "Remove damaged and unfinished runs; an unfinished run that is removed begins again. Runs that are being trained, runs of later versions, runs that can't be opened, and whatever SegLab did not write stay as they are.")
    {
        Add(_runs);
        Add(_all);
        Add(_olderThan);
        Add(_dryRun);
        Add(_yes);
        SetAction(parsed => Clean(
            new RunStore(parsed.GetRequiredValue(_runs)), parsed.GetValue(_all), TimeSpan.FromDays(Math.Max(0, parsed.GetValue(_olderThan))), parsed.GetValue(_dryRun), parsed.GetValue(_yes)));
    }

    private static int Clean(RunStore store, bool all, TimeSpan age, bool dryRun, bool yes)
    {
        var content = store.Read();
        foreach (var run in content.Unread)
            Console.WriteLine(VisibleText.Line($"{run}"));
        foreach (var run in content.Unfinished.Where(run => run.IsRunning))
            Console.WriteLine($"{Shown(run.Folder)} is in use by a running process. It stays as it is.");
        var found = Found(content, all).Where(entry => DateTimeOffset.UtcNow - entry.Written >= age).ToList();
        if (found.Count == 0)
        {
            Console.WriteLine($"There is nothing to remove in {store.Folder}.");
            return 0;
        }

        foreach (var entry in found)
            Console.WriteLine($"{(dryRun ? "would remove" : "to remove:")} {Shown(entry.Folder)} ({entry.Why}), {Size(entry.Bytes)}");
        if (dryRun || !IsWanted(found.Count, found.Sum(entry => entry.Bytes), yes))
        {
            Console.WriteLine(dryRun ? $"That would free {Size(found.Sum(entry => entry.Bytes))}." : "Nothing was removed.");
            return 0;
        }

        // While somebody thought about the answer, what was listed may have become something else.
        var still = Found(store.Read(), all).ToHashSet();
        return Remove(store, [.. found.Where(still.Contains)]);
    }

    private static int Remove(RunStore store, IReadOnlyList<(string Folder, string Why, DateTimeOffset Written, long Bytes)> found)
    {
        var (freed, failed) = (0L, 0);
        foreach (var entry in found)
        {
            try
            {
                store.Remove(entry.Folder, mayBeWhole: entry.Why == Whole);
                freed += entry.Bytes;
                Console.WriteLine($"removed {Shown(entry.Folder)} ({entry.Why})");
            }
            catch (SegLabException exception)
            {
                failed++;
                Console.Error.WriteLine(VisibleText.Line(exception.Message));
            }
        }

        Console.WriteLine($"{Size(freed)} are free again.");
        return failed == 0 ? 0 : 1;
    }

    private static IEnumerable<(string Folder, string Why, DateTimeOffset Written, long Bytes)> Found(StoreContent content, bool all) =>
    [
        .. content.Damaged.Select(run => (run.Folder, "damaged", Written(run.Folder), Bytes(run.Folder))),
        .. content.Unfinished.Where(run => !run.IsRunning).Select(run => (run.Folder, "unfinished", run.LastWritten, Bytes(run.Folder))),
        .. all ? content.Runs.Select(run => (run.Folder, Whole, run.Finished, Bytes(run.Folder))) : [],
    ];

    private static string Shown(string folder) => VisibleText.Line(Path.GetFileName(folder));

    // Only where somebody can answer.
    private static bool IsWanted(int count, long bytes, bool yes)
    {
        if (yes || Console.IsInputRedirected || Console.IsOutputRedirected)
            return true;
        Console.Write($"Remove {(count == 1 ? "it" : $"these {count}")} and free {Size(bytes)}? [y/N] ");
        return Console.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    private static DateTimeOffset Written(string folder) => new(Directory.GetLastWriteTimeUtc(folder), TimeSpan.Zero);

    private static long Bytes(string folder)
    {
        try
        {
            return new DirectoryInfo(folder)
                .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true })
                .Sum(file => file.Length);
        }
        catch (IOException)
        {
            // Gone since it was listed.
            return 0;
        }
    }

    private static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F1} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB");
}
