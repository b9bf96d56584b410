using SegLab.Storage;

namespace SegLab.Data.Fetching;

/// <summary>Whether there is room for what is to be written, and how a disk says that there is none.</summary>
internal static class DiskSpace
{
    private const string WayOut = "free some space, or give a folder on another disk.";

    /// <summary>How many bytes are free.</summary>
    /// <param name="folder">A folder, there or not yet.</param>
    /// <returns>Null where the file system does not say.</returns>
    public static long? Available(string folder)
    {
        var place = Path.GetFullPath(folder);
        while (!Directory.Exists(place) && Path.GetDirectoryName(place) is { } above)
            place = above;
        try
        {
            return new DriveInfo(place).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A network folder of Windows has no drive.
            return null;
        }
    }

    /// <summary>Refuses what the disk has no room for.</summary>
    /// <param name="folder">Where it is to be written.</param>
    /// <param name="bytes">How many.</param>
    /// <param name="what">What it is, the beginning of a sentence.</param>
    /// <exception cref="SegLabException">Less is free.</exception>
    public static void Require(string folder, long bytes, string what)
    {
        if (Available(folder) is { } free && free < bytes)
            throw Refuse(what, bytes, free);
    }

    /// <summary>The error that says that there is no room.</summary>
    /// <param name="what">What there is none for, the beginning of a sentence: <c>'ph2.rar', unpacked,</c>.</param>
    /// <param name="bytes">How many it has, or more.</param>
    /// <param name="free">How many are free.</param>
    public static SegLabException Refuse(string what, long bytes, long free) =>
        new(FormattableString.Invariant($"{what} takes {bytes / 1e6:N2} MB or more, and only {free / 1e6:N2} MB of disk space are free there. ")
            + $"Nothing was written: {WayOut}");

    /// <summary>What went wrong with writing, in words: that the disk is full where it is, else the system's own message.</summary>
    /// <param name="error">What the system reported.</param>
    public static string Reason(Exception error) =>
        AtomicFile.IsDiskFull(error) ? $"the disk is full: {WayOut}" : error.Message;
}
