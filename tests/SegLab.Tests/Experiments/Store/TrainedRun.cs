namespace SegLab.Tests.Experiments.Store;

/// <summary>A run that is trained once for many tests; each takes a copy of its folder.</summary>
public sealed class TrainedRun : IDisposable
{
    private readonly StoredRuns _runs = new();

    public TrainedRun() => _runs.Run();

    /// <summary>Copies the run into another store.</summary>
    /// <returns>The copy's folder.</returns>
    public string CopyTo(string store)
    {
        var target = Path.Combine(store, Path.GetFileName(_runs.RunFolder));
        foreach (var path in Directory.EnumerateFiles(_runs.RunFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(_runs.RunFolder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        return target;
    }

    public void Dispose() => _runs.Dispose();
}
