using System.Text.RegularExpressions;
using SegLab.Storage;
using SegLab.Training.Checkpoints;

namespace SegLab.Experiments.Store;

/// <summary>What runs leave in a store before they are whole, and how anything of SegLab's own is removed from one. What has not SegLab's mark is left alone.</summary>
internal static partial class StoreRemains
{
    // Of versions that wrote no mark: a process that is at it this moment needs it.
    private static readonly TimeSpan BeingWritten = TimeSpan.FromMinutes(10);

    // Nothing is written to find out how a store stands, so the file server's clock is not known; it differs from this machine's by less.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromHours(1);

    /// <summary>Whether a folder is called as an unfinished run's is.</summary>
    /// <param name="folder">Any folder.</param>
    public static bool IsCalledSo(string folder) => CheckpointFolder().IsMatch(Path.GetFileName(folder)) || PartName.Read(folder) is not null || EarlierPart().IsMatch(Path.GetFileName(folder));

    /// <summary>What a folder holds of an unfinished run.</summary>
    /// <param name="folder">Any folder of a store.</param>
    /// <returns>Null where it is whole, or not SegLab's.</returns>
    public static UnfinishedRun? Find(string folder)
    {
        try
        {
            if (CheckpointFolder().Match(Path.GetFileName(folder)) is { Success: true } match)
                return IsOurs(folder) ? UnfinishedRun.Of(folder) with { IsRunning = IsRunning(folder, match.Groups["key"].Value) } : null;
            if (PartName.Read(folder) is not null)
                return AtomicFolder.IsPart(folder, out var isAbandoned) ? UnfinishedRun.Of(folder) with { IsRunning = !isAbandoned } : null;
            return EarlierPart().IsMatch(Path.GetFileName(folder)) && RunFolder.HoldsOursOnly(folder, out _)
                ? UnfinishedRun.Of(folder) with { IsRunning = DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) < BeingWritten }
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What can't be opened is nobody's to remove; it may also have gone meanwhile.
            return null;
        }
    }

    /// <summary>Removes a run, a damaged one or an unfinished one.</summary>
    /// <param name="store">The store.</param>
    /// <param name="folder">A folder in it.</param>
    /// <param name="mayBeWhole">Whether a whole run is removed; else it stays.</param>
    /// <exception cref="SegLabException">SegLab did not write it or not all that is in it, or somebody is at it.</exception>
    /// <exception cref="IOException">It can't be removed.</exception>
    public static void Remove(RunStore store, string folder, bool mayBeWhole)
    {
        if (Find(folder) is { } unfinished)
        {
            RemoveUnfinished(store, unfinished);
            return;
        }

        if (RunMark.Of(folder) is not { } mark)
            throw new SegLabException($"'{folder}' has not the mark of a run (its name and a run.json), so SegLab did not write it; it stays as it is.");
        // All that follows is judged while nobody else may write the run.
        using var lease = Claim(store, mark.Key);
        var reading = RunFolder.Read(folder, mark);
        if (reading.Reason is UnreadReason.LaterVersion or UnreadReason.Inaccessible)
            throw new SegLabException(reading.Describe(folder));
        if (reading.Run is not null && !mayBeWhole)
            throw new SegLabException($"'{folder}' is a whole run by now; it stays as it is.");
        if (!RunFolder.HoldsOursOnly(folder, out var stranger))
            throw new SegLabException($"'{folder}' holds '{stranger}', which SegLab did not write; it stays as it is. Remove it by hand if you do not need that.");
        AtomicFolder.Remove(folder, moved => RunFolder.HoldsOursOnly(moved, out _));
    }

    /// <summary>Removes a checkpoint and its folder; the folder stays where something else is in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">It can't be removed.</exception>
    public static void RemoveCheckpoint(string folder)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(file => RunFiles.IsOfACheckpoint(file.Name)))
            FileSystem.Current.Delete(file.FullName);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            FileSystem.Current.DeleteFolder(folder);
    }

    private static void RemoveUnfinished(RunStore store, UnfinishedRun unfinished)
    {
        if (unfinished.Unread is { } unread)
            throw new SegLabException(unread.ToString());
        if (PartName.Read(unfinished.Folder) is not null)
        {
            if (unfinished.IsRunning)
                throw new SegLabException($"'{unfinished.Folder}' is being written at this moment; it stays as it is.");
            AtomicFolder.RemovePart(unfinished.Folder);
        }
        else if (CheckpointFolder().Match(Path.GetFileName(unfinished.Folder)) is { Success: true } match)
        {
            using var lease = Claim(store, match.Groups["key"].Value);
            RemoveCheckpoint(unfinished.Folder);
        }
        else
        {
            AtomicFolder.Remove(unfinished.Folder, moved => RunFolder.HoldsOursOnly(moved, out _));
        }
    }

    // Whoever removes a run has the right to write it meanwhile: nobody begins to train it.
    private static Lease Claim(RunStore store, string key)
    {
        var observer = LeaseObserver.AskingServer(store.Folder);
        return Lease.TryTake(store.LeasePath(key), observer)
            ?? throw new SegLabException($"The run {key} is in use{(observer.Owner is { } owner ? $" by process {owner.Process} on {owner.Host}" : "")}; it stays as it is.");
    }

    private static bool IsRunning(string folder, string key)
    {
        var lease = Path.Combine(Path.GetDirectoryName(folder)!, $".{key}.lease");
        return File.Exists(lease) && !new LeaseObserver(DateTime.UtcNow - ClockDifference).IsFree(lease);
    }

    // The name, and a checkpoint that begins as SegLab's do, or what is left of one that was being written.
    private static bool IsOurs(string folder) => new DirectoryInfo(folder) is { LinkTarget: null } info
        && info.GetFileSystemInfos() is { Length: > 0 } entries
        && entries.All(entry => entry is FileInfo { LinkTarget: null } && RunFiles.IsOfACheckpoint(entry.Name))
        && (entries.All(entry => entry.Name != RunFiles.Checkpoint) || Checkpoint.BeginsLikeOne(Path.Combine(folder, RunFiles.Checkpoint)));

    [GeneratedRegex(@"^(?<key>[0-9a-f]{16})\.partial\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CheckpointFolder();

    [GeneratedRegex(@"-[0-9a-f]{16}\.[0-9a-f]{32}\.part\z", RegexOptions.None, 1000)]
    private static partial Regex EarlierPart();
}
