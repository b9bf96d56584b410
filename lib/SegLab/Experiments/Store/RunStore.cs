using SegLab.Data;
using SegLab.Models;
using SegLab.Storage;
using SegLab.Weights;

namespace SegLab.Experiments.Store;

/// <summary>
/// Stored runs: a folder with a folder for each, of plain files that need no SegLab to be read. Several processes may use it at once, also
/// from machines that share a file system: one trains a run while the others wait for it, and it appears whole.
/// </summary>
/// <remarks>
/// A run's folder is called by its name and key, and is known by its <c>run.json</c> whatever it is called later. In it: <c>run.json</c>,
/// <c>epochs.csv</c>, <c>images.csv</c> (every measure of every picture), <c>weights.safetensors</c>, the test pictures' <c>masks</c>,
/// TensorBoard's events, and <c>SHA256SUMS</c> over all of it. Whatever else lies in the store is somebody else's: it is neither read nor
/// listed nor removed. While a run is trained, <c>KEY.partial</c> holds its checkpoint and <c>.KEY.lease</c> says who trains it.
/// </remarks>
public sealed class RunStore
{
    internal const string Partial = ".partial";
    private const int LongestName = 60;

    /// <summary>Names a store; it is made when a run is first trained for it.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="SegLabException">There is a file of that name.</exception>
    public RunStore(string folder)
    {
        if (File.Exists(folder))
            throw new SegLabException($"'{folder}' is a file; runs are kept in a folder. Name another place.");
        Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    }

    /// <summary>The store's folder.</summary>
    public string Folder { get; }

    /// <summary>
    /// Everything of SegLab's in the store, read and checked: whole runs in the order in which they were finished, damaged and unfinished
    /// ones, and those that are left alone.
    /// </summary>
    /// <exception cref="SegLabException">The folder can't be listed.</exception>
    public StoreContent Read()
    {
        var (runs, damaged, unread) = (new List<StoredRun>(), new List<DamagedRun>(), new List<UnreadRun>());
        foreach (var (folder, mark) in Marked())
        {
            var reading = RunFolder.Read(folder, mark);
            if (reading.Run is { } run && runs.FirstOrDefault(other => other.Key == run.Key) is { } original)
                unread.Add(new UnreadRun(folder, UnreadReason.Copy, $"it is a copy of {Path.GetFileName(original.Folder)}"));
            else if (reading.Run is not null)
                runs.Add(reading.Run);
            else if (reading.Reason is { } reason)
                unread.Add(new UnreadRun(folder, reason, reading.Problems[0]));
            else
                damaged.Add(new DamagedRun(folder, reading.Problems));
        }

        var remains = Folders("*").Order(StringComparer.Ordinal).Select(StoreRemains.Find).OfType<UnfinishedRun>().ToLookup(run => run.Unread is null);
        unread.AddRange(remains[false].Select(run => run.Unread!));
        return new StoreContent([.. runs.OrderBy(run => run.Finished)], damaged, [.. remains[true]]) { Unread = unread };
    }

    /// <summary>The run of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="notice">Receives a sentence if there is one and it is damaged, or of a later version.</param>
    /// <returns>The run; null if there is none, or none that is whole.</returns>
    /// <exception cref="SegLabException">There is one, and a file of it can't be opened.</exception>
    public StoredRun? Find(ExperimentKey key, Action<string>? notice = null)
    {
        var notices = new List<string>();
        // Where its name leads there, the other runs need not be opened.
        foreach (var (folder, mark) in Marked(Folders($"*-{key}")).Concat(Marked()).Where(entry => entry.Mark.Key == key.Text).DistinctBy(entry => entry.Folder))
        {
            var reading = RunFolder.Read(folder, mark);
            if (reading.Run is not null)
                return reading.Run;
            if (reading.Reason == UnreadReason.Inaccessible)
                throw new SegLabException($"{reading.Describe(folder)} Make its files readable, or take another folder for runs: nothing is trained that may be there already.");
            notices.Add($"{reading.Describe(folder)} It is trained again{(reading.Reason is null ? "" : " next to it")}.");
        }

        notices.ForEach(sentence => notice?.Invoke(sentence));
        return null;
    }

    /// <summary>The one run whose key begins like this, or whose folder has this name.</summary>
    /// <param name="key">The first digits of a key, as many as it takes to mean one run; or a folder's name.</param>
    /// <exception cref="SegLabException">There is none, there are several, or it is damaged or not readable; the message lists those there are.</exception>
    public StoredRun Find(string key)
    {
        var wanted = Path.GetFileName(Path.TrimEndingDirectorySeparator(key.Trim()));
        var meant = Marked().Where(entry => wanted.Length > 0 && (entry.Mark.Key.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) || Path.GetFileName(entry.Folder) == wanted)).ToList();
        if (meant.Select(entry => entry.Mark.Key).Distinct().Count() > 1)
            throw new SegLabException($"{meant.Count} runs in {Folder} have keys that begin with '{key}'; give more digits:\n{string.Join('\n', meant.Select(entry => $"  {entry.Mark.Key}  {Path.GetFileName(entry.Folder)}"))}");
        if (meant.Count > 0)
        {
            // Of a run and its copies, one that is whole.
            var readings = meant.ConvertAll(entry => (entry.Folder, Reading: RunFolder.Read(entry.Folder, entry.Mark)));
            return readings.Select(entry => entry.Reading.Run).FirstOrDefault(run => run is not null)
                ?? throw new SegLabException($"{readings[0].Reading.Describe(readings[0].Folder)}{(readings[0].Reading.Reason is null ? " Train it again." : "")}");
        }

        var runs = Read().Runs;
        throw new SegLabException(runs.Count == 0
            ? $"There is no run '{key}' in {Folder}: there are no runs at all."
            : $"There is no run '{key}' in {Folder}. There {(runs.Count == 1 ? "is" : "are")}:\n{string.Join('\n', runs.Select(run => $"  {run.Key}  {run.Result.Name}"))}");
    }

    /// <summary>A stored run's trained network, in evaluation mode, on the CPU, in the precision that it was trained in.</summary>
    /// <param name="run">The run.</param>
    /// <param name="architecture">The network's kind, where it is one of one's own; SegLab finds its own by name.</param>
    /// <returns>The network; the caller disposes.</returns>
    /// <exception cref="SegLabException">SegLab has no such network, or the weights do not fit it.</exception>
    public static SegmentationNetwork LoadNetwork(StoredRun run, Architecture? architecture = null)
    {
        var network = (architecture ?? run.Result.Experiment.Architecture).Build();
        try
        {
            SafetensorsFile.LoadInto(network, run.WeightsPath);
        }
        catch (SegLabException)
        {
            network.Dispose();
            throw;
        }

        network.Precision = run.Result.Experiment.Training.Precision;
        network.eval();
        return network;
    }

    /// <summary>Stores a finished run. Where a whole one of its key is there already, that one stays; a damaged one is replaced.</summary>
    /// <param name="key">The run's key.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them trained, validated and tested.</param>
    /// <param name="network">The trained network; the caller disposes.</param>
    /// <returns>The run as it is in the store.</returns>
    /// <exception cref="SegLabException">The run was cancelled, or the store can't be written to.</exception>
    public StoredRun Save(ExperimentKey key, ExperimentResult result, ImageSet images, Split split, SegmentationNetwork network) =>
        Save(key, result, images, split, network, mayWrite: null);

    /// <summary>The same, if it still may when all is written.</summary>
    /// <param name="key">The run's key.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="images">The images.</param>
    /// <param name="split">Which of them trained, validated and tested.</param>
    /// <param name="network">The trained network; the caller disposes.</param>
    /// <param name="mayWrite">Called right before the run takes its place; an exception from it leaves the store as it was.</param>
    /// <exception cref="SegLabException">The run was cancelled, or the store can't be written to.</exception>
    internal StoredRun Save(ExperimentKey key, ExperimentResult result, ImageSet images, Split split, SegmentationNetwork network, Action? mayWrite)
    {
        if (result.History.WasCancelled)
            throw new SegLabException($"The run {result.Name} was cancelled; a store keeps finished runs only. Run it to its end.");
        if (Find(key) is { } first)
            return first;
        try
        {
            var target = FreePlace(Readable(result.Name), key);
            using (var folder = new AtomicFolder(target, MakeRoom))
            {
                RunFolder.Write(folder.Folder, key, result, images, split, network);
                folder.Complete();
            }

            return RunFolder.Read(target, new RunMark(key.Text)).Run ?? throw new IOException($"{target} was written and can't be read.");

            void MakeRoom()
            {
                mayWrite?.Invoke();
                RemoveDamaged(target);
            }
        }
        catch (Exception exception) when (exception is SegLabException or IOException or UnauthorizedAccessException && Find(key) is not null)
        {
            // It is whole, though what followed failed; or a process of an earlier version, which knows no leases, was first.
            return Find(key)!;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"The run {result.Name} can't be kept in {Folder}: {exception.Message} Choose another folder, or free some space.", exception);
        }
    }

    /// <summary>Removes a folder of the store, whole at once: a run, a damaged one or an unfinished one.</summary>
    /// <param name="folder">One of those that <see cref="Read"/> lists.</param>
    /// <exception cref="SegLabException">It is no folder of this store, SegLab did not write it or not all that is in it, somebody trains it at this moment, or it can't be removed.</exception>
    public void Remove(string folder) => Remove(folder, mayBeWhole: true);

    /// <summary>The same, of what may have become a whole run since it was listed.</summary>
    /// <param name="folder">One of those that <see cref="Read"/> lists.</param>
    /// <param name="mayBeWhole">Whether a whole run is removed; else it stays.</param>
    /// <exception cref="SegLabException">As above, or it is a whole run by now.</exception>
    public void Remove(string folder, bool mayBeWhole)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(folder)) != Folder || !Directory.Exists(folder))
            throw new SegLabException($"'{folder}' is no folder of the store {Folder}.");
        try
        {
            StoreRemains.Remove(this, folder, mayBeWhole);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"'{folder}' can't be removed: {exception.Message}", exception);
        }
    }

    /// <summary>Where a running experiment keeps its checkpoint; the folder is there while it runs, and after it was cut off.</summary>
    /// <param name="key">The run's key.</param>
    internal string CheckpointPath(string key) => Path.Combine(Folder, $"{key}{Partial}", RunFiles.Checkpoint);

    /// <summary>The file that says who trains a run.</summary>
    /// <param name="key">The run's key.</param>
    internal string LeasePath(string key) => Path.Combine(Folder, $".{key}.lease");

    /// <summary>Removes a run's checkpoint; what else lies in its folder stays.</summary>
    /// <param name="key">The run's key.</param>
    internal void RemoveCheckpoint(string key)
    {
        var folder = Path.GetDirectoryName(CheckpointPath(key))!;
        try
        {
            if (Directory.Exists(folder) && new DirectoryInfo(folder).LinkTarget is null)
                StoreRemains.RemoveCheckpoint(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process holds a file of it; `seglab clean` finds what is left.
        }
    }

    /// <summary>Removes what is of no use once a run is whole: a checkpoint, a lease, files that were being written when a process was killed. What is in use stays.</summary>
    /// <param name="run">The run.</param>
    internal void RemoveRemains(StoredRun run)
    {
        try
        {
            LeaseObserver.RemoveRemains(Folder);
            if (!Directory.Exists(Path.GetDirectoryName(CheckpointPath(run.Key))) && !File.Exists(LeasePath(run.Key)) && !PartName.AbandonedFor(run.Folder).Any())
                return;
            using var lease = Lease.TryTake(LeasePath(run.Key), LeaseObserver.AskingServer(Folder));
            if (lease is null)
                return;
            AtomicFolder.RemoveAbandoned(run.Folder);
            RemoveCheckpoint(run.Key);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A store that can only be read is read.
        }
    }

    // By its name first: of a run and its copies the one that is called as it should be.
    private IEnumerable<(string Folder, RunMark Mark)> Marked() => Marked(Folders("*")).OrderBy(entry => !RunMark.IsCalled(entry.Folder, entry.Mark.Key)).ThenBy(entry => entry.Folder, StringComparer.Ordinal);

    private static IEnumerable<(string Folder, RunMark Mark)> Marked(IEnumerable<string> folders) =>
        folders.Where(folder => !StoreRemains.IsCalledSo(folder)).Select(folder => (Folder: folder, Mark: RunMark.Of(folder))).Where(entry => entry.Mark is not null).Select(entry => (entry.Folder, entry.Mark!));

    private IEnumerable<string> Folders(string pattern)
    {
        try
        {
            return Directory.Exists(Folder) ? Directory.GetDirectories(Folder, pattern) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"The runs in {Folder} can't be listed: {exception.Message} Make the folder readable, or name another one.", exception);
        }
    }

    // The place of a damaged run of SegLab's own, or one where there is nothing: what else lies there stays.
    private string FreePlace(string name, ExperimentKey key)
    {
        for (var number = 1; ; number++)
        {
            var place = Path.Combine(Folder, number == 1 ? $"{name}-{key}" : $"{name}-{number}-{key}");
            if (!Directory.Exists(place) && !File.Exists(place))
                return place;
            if (RunMark.Of(place) is { } mark && RunFolder.Read(place, mark) is { Run: null, Reason: null } && RunFolder.HoldsOursOnly(place, out _))
                return place;
        }
    }

    private static void RemoveDamaged(string folder)
    {
        if (Directory.Exists(folder) && RunMark.Of(folder) is { } mark && RunFolder.Read(folder, mark) is { Run: null, Reason: null } && RunFolder.HoldsOursOnly(folder, out _))
            AtomicFolder.Remove(folder, moved => RunFolder.HoldsOursOnly(moved, out _));
    }

    private static string Readable(string name)
    {
        var words = new string([.. name.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Join('-', words);
        return joined.Length > LongestName ? joined[..LongestName].TrimEnd('-') : joined;
    }
}
