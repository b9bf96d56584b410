using System.Diagnostics;

namespace SegLab.Storage;

/// <summary>
/// Watches a lease that somebody else has, and tells when it is free: its process has ended, or, where that can't be seen from here, it has
/// not been renewed for as long as <see cref="Lease.Silence"/> by this process's own clock.
/// </summary>
/// <param name="elapsed">The time since some moment; null takes the machine's own clock.</param>
internal sealed class LeaseObserver(Func<TimeSpan>? elapsed = null)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private DateTime _renewed;
    private string? _token;
    private TimeSpan? _seen;

    /// <summary>Whose it is; null before it was looked at, and where it does not say.</summary>
    public ProcessMark? Owner { get; private set; }

    private TimeSpan Now => elapsed?.Invoke() ?? _clock.Elapsed;

    /// <summary>Looks at a lease.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>Whether nobody has it: there is no file, or its owner is dead.</returns>
    public bool IsFree(string path)
    {
        LeaseContent? content;
        DateTime renewed;
        try
        {
            content = LeaseContent.Read(path);
            renewed = File.GetLastWriteTimeUtc(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // On Windows a file that is being replaced can't be opened for a moment.
            return false;
        }

        Owner = content?.Owner;
        if (Owner?.HasEnded is { } hasEnded)
            return hasEnded;
        if (_seen is null || renewed != _renewed || content?.Token != _token)
            (_renewed, _token, _seen) = (renewed, content?.Token, Now);
        return Now - _seen >= Lease.Silence;
    }

    /// <summary>Looks at a lease once: whether its owner is surely dead, or has not been seen for <see cref="Lease.Silence"/> by the file server's clock.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="now">The file server's clock: the modification time of a file that was written there just now; null where there is none to ask.</param>
    public static bool IsAbandoned(string path, DateTime? now)
    {
        var observer = new LeaseObserver();
        return observer.IsFree(path) || (observer.Owner?.HasEnded is null && now - File.GetLastWriteTimeUtc(path) > Lease.Silence);
    }
}
