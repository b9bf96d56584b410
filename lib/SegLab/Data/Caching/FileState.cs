using Microsoft.Win32.SafeHandles;

namespace SegLab.Data.Caching;

/// <summary>
/// What a file system says of an open file: equal states of one path mean equal bytes. It holds the length, the times at which the content
/// and the file itself last changed, and which file it is. The second time, the change time, can't be set back: rewriting a file, or
/// putting another in its place, changes it even where length and modification time are as before.
/// </summary>
/// <param name="Text">All of it in one line.</param>
/// <param name="Changed">The change time, by the clock of the file's own system, in UTC.</param>
/// <param name="IsRemote">Whether that system is another machine, whose clock may differ from this one's.</param>
internal readonly record struct FileState(string Text, DateTime Changed, bool IsRemote)
{
    // A file that changed just now may change again within the clock's tick, and keep its times.
    private static readonly TimeSpan _tick = TimeSpan.FromSeconds(5);

    // How far the clocks of two machines may be apart.
    private static readonly TimeSpan _clockSkew = TimeSpan.FromHours(1);

    /// <summary>
    /// The state of an open file, which may have been opened through links; null where its file system can't tell by it whether its bytes
    /// are the same.
    /// </summary>
    /// <param name="file">The file.</param>
    public static FileState? Of(SafeFileHandle file) =>
        OperatingSystem.IsLinux() ? LinuxFileState.Of(file)
        : OperatingSystem.IsWindows() ? WindowsFileState.Of(file)
        : null;

    /// <summary>
    /// Whether any further change would show: the last one is long enough ago. False for a change in the future, after the clock was set
    /// back.
    /// </summary>
    /// <param name="now">The time in UTC.</param>
    public bool IsSettled(DateTime now) => now - Changed > (IsRemote ? _clockSkew : _tick);
}
