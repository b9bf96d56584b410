using SegLab.Data;
using SegLab.Models;
using SegLab.Weights;

namespace SegLab.Experiments.Store;

/// <summary>
/// Runs that are kept: a folder with a folder for each, of plain files that need no SegLab to be read. Several processes may use it at
/// once: a run is written beside its place and renamed, and of two that finish the same run the first is kept.
/// </summary>
/// <remarks>
/// A run's folder is called by its name and key. In it: <c>run.json</c>, <c>epochs.csv</c>, <c>images.csv</c> (every measure of every
/// picture), <c>weights.safetensors</c>, the test pictures' <c>masks</c>, TensorBoard's events, and <c>SHA256SUMS</c> over all of it.
/// </remarks>
public sealed class RunStore
{
    internal const string Partial = ".partial";
    private const string Part = ".part";
    private const int LongestName = 60;

    /// <summary>Names a store; it is made when a run is first kept in it.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="SegLabException">There is a file of that name.</exception>
    public RunStore(string folder)
    {
        if (File.Exists(folder))
            throw new SegLabException($"'{folder}' is a file; runs are kept in a folder. Name another place.");
        Folder = Path.GetFullPath(folder);
    }

    /// <summary>The store's folder.</summary>
    public string Folder { get; }

    /// <summary>Everything in the store, read and checked: whole runs in the order in which they were finished, damaged and unfinished ones.</summary>
    public StoreContent Read()
    {
        var (runs, damaged, remains) = (new List<StoredRun>(), new List<DamagedRun>(), new List<UnfinishedRun>());
        foreach (var folder in Folders("*").Order(StringComparer.Ordinal))
        {
            if (!IsRun(folder))
            {
                remains.Add(UnfinishedRun.Of(folder));
                continue;
            }

            var key = KeyOf(folder);
            var (run, problems) = RunFolder.Read(folder, key);
            if (run is not null)
                runs.Add(run);
            else
                damaged.Add(new DamagedRun(folder, problems));
        }

        return new StoreContent([.. runs.OrderBy(run => run.Finished)], damaged, remains);
    }

    /// <summary>The run of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="notice">Told in a sentence if there is one and it is damaged.</param>
    /// <returns>The run; null if there is none, or none that is whole.</returns>
    public StoredRun? Find(ExperimentKey key, Action<string>? notice = null)
    {
        foreach (var folder in Folders($"*-{key}"))
        {
            var (run, problems) = RunFolder.Read(folder, key.Text);
            if (run is not null)
                return run;
            notice?.Invoke($"{new DamagedRun(folder, problems)} It is trained again.");
        }

        return null;
    }

    /// <summary>The one run whose key begins like this, or whose folder has this name.</summary>
    /// <param name="key">The first digits of a key, as many as it takes to mean one run; or a folder's name.</param>
    /// <exception cref="SegLabException">There is none, there are several, or it is damaged; the message lists those there are.</exception>
    public StoredRun Find(string key)
    {
        var wanted = Path.GetFileName(Path.TrimEndingDirectorySeparator(key.Trim()));
        var meant = Folders("*").Where(folder => IsRun(folder) && wanted.Length > 0 && (KeyOf(folder).StartsWith(wanted, StringComparison.OrdinalIgnoreCase) || Path.GetFileName(folder) == wanted)).ToList();
        if (meant is [var only])
        {
            var (run, problems) = RunFolder.Read(only, KeyOf(only));
            return run ?? throw new SegLabException($"{new DamagedRun(only, problems)} Train it again.");
        }

        if (meant.Count > 1)
            throw new SegLabException($"{meant.Count} runs in {Folder} have keys that begin with '{key}'; give more digits:\n{string.Join('\n', meant.Order(StringComparer.Ordinal).Select(folder => $"  {KeyOf(folder)}  {Path.GetFileName(folder)}"))}");
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

    /// <summary>Keeps a finished run. Where a whole one of its key is there already, that one stays; a damaged one is replaced.</summary>
    /// <param name="key">The run's key.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them trained, validated and tested.</param>
    /// <param name="network">The trained network; the caller disposes.</param>
    /// <returns>The run as it is in the store.</returns>
    /// <exception cref="SegLabException">The run was cancelled, or the store can't be written to.</exception>
    public StoredRun Save(ExperimentKey key, ExperimentResult result, ImageSet images, Split split, SegmentationNetwork network)
    {
        if (result.History.WasCancelled)
            throw new SegLabException($"The run {result.Name} was cancelled; a store keeps finished runs only. Run it to its end.");
        var target = Path.Combine(Folder, $"{Readable(result.Name)}-{key}");
        var beside = $"{target}.{Guid.NewGuid():N}{Part}";
        try
        {
            Directory.CreateDirectory(beside);
            RunFolder.Write(beside, key, result, images, split, network);
            return Place(beside, target, key);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"The run {result.Name} can't be kept in {Folder}: {exception.Message} Choose another folder, or free some space.", exception);
        }
        finally
        {
            RemoveFolder(beside);
        }
    }

    /// <summary>Removes a folder of the store, whole at once: a run, a damaged one or an unfinished one.</summary>
    /// <param name="folder">One of those that <see cref="Read"/> lists.</param>
    /// <exception cref="SegLabException">It is no folder of this store, or can't be removed.</exception>
    public void Remove(string folder)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(folder)) != Folder || !Directory.Exists(folder))
            throw new SegLabException($"'{folder}' is no folder of the store {Folder}.");
        try
        {
            SetAside(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"'{folder}' can't be removed: {exception.Message}", exception);
        }
    }

    /// <summary>Where a running experiment keeps its last epoch; the folder is there while it runs, and after it was cut off.</summary>
    /// <param name="key">The run's key.</param>
    internal string CheckpointPath(ExperimentKey key) => Path.Combine(Folder, $"{key}{Partial}", RunFiles.Checkpoint);

    /// <summary>Forgets a run's last epoch.</summary>
    /// <param name="key">The run's key.</param>
    internal void RemoveCheckpoint(ExperimentKey key) => RemoveFolder(Path.GetDirectoryName(CheckpointPath(key))!);

    // Renaming a folder onto another fails on every system, so of two processes one is first.
    private static StoredRun Place(string beside, string target, ExperimentKey key)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Move(beside, target);
            }
            catch (IOException) when (Directory.Exists(target) && attempt < 3)
            {
                if (RunFolder.Read(target, key.Text).Run is { } first)
                    return first;
                SetAside(target);
                continue;
            }

            return RunFolder.Read(target, key.Text).Run ?? throw new IOException($"{target} was written and can't be read.");
        }
    }

    // By a rename first: nobody sees a damaged run half removed.
    private static void SetAside(string damaged)
    {
        var aside = $"{damaged}.{Guid.NewGuid():N}{Part}";
        Directory.Move(damaged, aside);
        RemoveFolder(aside);
    }

    private static void RemoveFolder(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process holds a file of it; `seglab clean` finds what is left.
        }
    }

    private IEnumerable<string> Folders(string pattern) => Directory.Exists(Folder) ? Directory.EnumerateDirectories(Folder, pattern) : [];

    private static bool IsRun(string folder) => !folder.EndsWith(Partial, StringComparison.Ordinal) && !folder.EndsWith(Part, StringComparison.Ordinal);

    private static string KeyOf(string folder) => folder[(folder.LastIndexOf('-') + 1)..];

    private static string Readable(string name)
    {
        var words = new string([.. name.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Join('-', words);
        return joined.Length > LongestName ? joined[..LongestName].TrimEnd('-') : joined;
    }
}
