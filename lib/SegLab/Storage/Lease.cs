using System.Security.Cryptography;

namespace SegLab.Storage;

/// <summary>
/// The right to write something that others want to write too: a hidden file, which says who has it and is written anew every few seconds
/// while that process lives. It works between processes of one machine and between machines that share a file system.
/// </summary>
/// <remarks>
/// <para>Asked of the file system are exclusive creation, renaming, flushing, and modification times by the server's clock; no locks, which
/// network file systems break, and no two clocks are compared. What happens when its process dies:</para>
/// <list type="bullet">
/// <item>before the file is created: nothing is there.</item>
/// <item>after it is created, before it says whose it is: it is free after <see cref="Renewal"/>, which is much longer than that moment.</item>
/// <item>while it has it: on the same machine it is free at once, as the process is gone; on another one after <see cref="Silence"/>.</item>
/// <item>while it takes over another's: the file is the old one or the new one, for a rename is whole.</item>
/// <item>while it gives it back: the file is there or is not.</item>
/// </list>
/// <para>A process that was only asleep (a suspended machine, a dead network) finds another's name in the file before it writes anything
/// (<see cref="Require"/>) and writes nothing more. Where two take over in the same moment, the later rename has it, and the other finds out in the same way.</para>
/// </remarks>
internal sealed class Lease : IDisposable
{
    /// <summary>How often the file is written while its process lives.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    /// <summary>After how long without a sign another machine's process counts as dead: many renewals, and longer than network file systems remember a time (a minute).</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    // "File exists": it may be gone again by the time one looks.
    private static readonly int[] _existsCodes = [17, unchecked((int)0x80070050)];

    private readonly string _path;
    private readonly LeaseContent _content;
    private Stream _file;
    private readonly Timer _timer;
    private readonly Lock _gate = new();
    private bool _isLost;
    private bool _isDisposed;

    private Lease(string path, LeaseContent content, Stream file)
    {
        (_path, _content, _file) = (path, content, file);
        _timer = new Timer(_ => Renew(), state: null, Renewal, Renewal);
    }

    /// <summary>Takes the lease if nobody has it.</summary>
    /// <param name="path">Its file; the folder must be there.</param>
    /// <param name="observer">What is known of a lease that another machine has; the same one for all tries.</param>
    /// <returns>The lease, which the caller disposes; null where somebody has it.</returns>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static Lease? TryTake(string path, LeaseObserver observer)
    {
        var content = new LeaseContent(FileSystem.Current.Writer, RandomNumberGenerator.GetHexString(16, lowercase: true));
        return Create(path, content) ?? (observer.IsFree(path) && File.Exists(path) ? TakeOver(path, content, observer) : null);
    }

    /// <summary>Ends with an error if another process has the lease by now: for the moment before each write.</summary>
    /// <exception cref="LeaseLostException">It has.</exception>
    public void Require()
    {
        if (!IsHeld())
        {
            throw new LeaseLostException("Another process goes on with what this one was writing, because it saw no sign of it for "
                + $"{Silence.TotalMinutes:F0} minutes: this one writes nothing more.");
        }
    }

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            try
            {
                var isOurs = !_isLost && IsOurs();
                _file.Dispose();
                if (isOurs)
                    FileSystem.Current.Delete(_path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It is free once this process has ended.
            }
        }
    }

    private static Lease? Create(string path, LeaseContent content)
    {
        Stream file;
        try
        {
            file = FileSystem.Current.Open(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (IOException error) when (File.Exists(path) || _existsCodes.Contains(error.HResult))
        {
            return null;
        }

        return Begin(path, content, file);
    }

    // A file of its own under a name of its own, renamed over the one that is free.
    private static Lease? TakeOver(string path, LeaseContent content, LeaseObserver observer)
    {
        var files = FileSystem.Current;
        var part = PartName.Next(path);
        var file = files.Open(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite);
        try
        {
            content.Write(file);
            files.Flush(part);
            // It may have been given back, renewed, or taken over by somebody else since it was looked at.
            if (File.Exists(path) && observer.IsFree(path))
                files.Move(part, path);
        }
        catch
        {
            file.Dispose();
            AtomicFile.TryDelete(part);
            throw;
        }

        var lease = new Lease(path, content, file);
        if (lease.IsOurs())
        {
            AtomicFile.RemoveAbandoned(path);
            return lease;
        }

        lease.Dispose();
        AtomicFile.TryDelete(part);
        return null;
    }

    private static Lease Begin(string path, LeaseContent content, Stream file)
    {
        try
        {
            content.Write(file);
            FileSystem.Current.Flush(path);
            return new Lease(path, content, file);
        }
        catch
        {
            file.Dispose();
            AtomicFile.TryDelete(path);
            throw;
        }
    }

    /// <summary>Whether no other process has it by now. One whose file somebody removed is made anew.</summary>
    public bool IsHeld()
    {
        lock (_gate)
        {
            if (_isLost || _isDisposed)
                return false;
            if (IsOurs())
                return true;
            _isLost = File.Exists(_path) || !TryMakeAnew();
            return !_isLost;
        }
    }

    // Where it can't be read for a moment it is nobody else's.
    private bool IsOurs()
    {
        try
        {
            return LeaseContent.Read(_path)?.Token == _content.Token;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private bool TryMakeAnew()
    {
        try
        {
            var file = FileSystem.Current.Open(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite);
            _file.Dispose();
            _file = file;
            _content.Write(file);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Through the file that was opened at first: a successor's is another one, though its path is the same.
    private void Renew()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            try
            {
                _content.Write(_file);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                // A full disk or a dead network: the next renewal may succeed, and others wait for longer than one.
            }
        }
    }
}
