using System.Diagnostics;

namespace SegLab.Storage;

/// <summary>
/// Watches a lease that somebody else has, and tells when it is free: its process has ended, or, where that can't be seen from here, it has
/// not been renewed for as long as <see cref="Lease.Silence"/> by this process's own clock. One that says nothing was left in the moment
/// between its creation and its first word, and is free after <see cref="Lease.Renewal"/>.
/// </summary>
/// <param name="serverTime">The file server's clock at this moment, which tells how old the lease's last sign is already; null where it can't be asked.</param>
/// <param name="elapsed">The time since some moment; null takes the machine's own clock.</param>
internal sealed class LeaseObserver(DateTime? serverTime = null, Func<TimeSpan>? elapsed = null)
{
    private const string Clock = ".clock";

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private DateTime _renewed;
    private string? _token;
    private TimeSpan? _seen;

    /// <summary>Whose it is; null before it was looked at, and where it does not say.</summary>
    public ProcessMark? Owner { get; private set; }

    private TimeSpan Now => elapsed?.Invoke() ?? _clock.Elapsed;

    /// <summary>An observer who asks the file server for its clock, by writing a file that is gone again.</summary>
    /// <param name="folder">A folder of the file server's.</param>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static LeaseObserver AskingServer(string folder)
    {
        RemoveRemains(folder);
        var path = PartName.Next(Path.Combine(folder, Clock));
        try
        {
            FileSystem.Current.Open(path, FileMode.CreateNew, FileAccess.Write).Dispose();
            return new LeaseObserver(File.GetLastWriteTimeUtc(path));
        }
        finally
        {
            AtomicFile.TryDelete(path);
        }
    }

    /// <summary>Removes what processes left that ended while they asked for the clock.</summary>
    /// <param name="folder">The folder.</param>
    public static void RemoveRemains(string folder) => AtomicFile.RemoveAbandoned(Path.Combine(folder, Clock));

    /// <summary>Looks at a lease.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>Whether nobody has it: there is no file, or its owner is dead.</returns>
    public bool IsFree(string path)
    {
        LeaseContent? content = null;
        var isReadable = true;
        try
        {
            content = LeaseContent.Read(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another user's, or being replaced at this moment: its time can be seen all the same.
            isReadable = false;
        }

        Owner = content?.Owner;
        // A lease of this very process may be one that was forgotten; while it lives it is renewed.
        if (Owner?.HasEnded is { } hasEnded && (hasEnded || Owner != ProcessMark.Current))
            return hasEnded;
        var renewed = File.GetLastWriteTimeUtc(path);
        if (_seen is null)
            _seen = Now - (serverTime is { } now && now > renewed ? now - renewed : TimeSpan.Zero);
        else if (renewed != _renewed || content?.Token != _token)
            _seen = Now;
        (_renewed, _token) = (renewed, content?.Token);
        return Now - _seen >= (content is null && isReadable ? Lease.Renewal : Lease.Silence);
    }
}
