using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SegLab.Storage;

/// <summary>
/// What a file or folder is called until it is whole: its target's name, then <c>.part-seglab-</c> with machine, process, start and a
/// number drawn once. Nobody else calls anything so, and of two that are written at once each has its own.
/// </summary>
internal sealed partial record PartName(string Machine, int Process, long Start)
{
    // Of the 255 bytes that a name may have; the rest is for what follows the target's name.
    private const int LongestTarget = 190;

    // What a machine left that can't be asked. It is longer than any write takes.
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    /// <summary>A new path next to a target.</summary>
    /// <param name="target">The file or folder that it becomes.</param>
    public static string Next(string target)
    {
        var mark = FileSystem.Current.Writer;
        return string.Create(CultureInfo.InvariantCulture,
            $"{Beginning(target)}{mark.Machine}-{mark.Process}-{mark.Start:x}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
    }

    /// <summary>Whether a file or folder has such a name, and of which process.</summary>
    /// <param name="path">Any path.</param>
    public static PartName? Read(string path) =>
        Form().Match(Path.GetFileName(path)) is { Success: true } match && int.TryParse(match.Groups["process"].ValueSpan, CultureInfo.InvariantCulture, out var process)
            && long.TryParse(match.Groups["start"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var start)
            ? new PartName(match.Groups["machine"].Value, process, start)
            : null;

    /// <summary>Whether nobody goes on writing it: its process has ended, or on another machine nothing was written for a day.</summary>
    /// <param name="lastWritten">When something was last written, UTC.</param>
    public bool IsAbandoned(DateTime lastWritten)
    {
        // What the asker writes himself is not.
        var asker = FileSystem.Current.Writer;
        if (Machine != asker.Machine)
            return DateTime.UtcNow - lastWritten > Abandoned;
        return (Process, Start) != (asker.Process, asker.Start) && ProcessMark.HasEndedHere(Process, Start);
    }

    /// <summary>What processes that have ended left of a target.</summary>
    /// <param name="target">The file or folder.</param>
    /// <returns>Paths of files and folders.</returns>
    public static IEnumerable<string> AbandonedFor(string target)
    {
        var beginning = Path.GetFileName(Beginning(target));
        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
        return !Directory.Exists(folder) ? [] : new DirectoryInfo(folder).EnumerateFileSystemInfos()
            .Where(entry => entry.Name.StartsWith(beginning, StringComparison.Ordinal) && Read(entry.Name) is { } name && name.IsAbandoned(entry.LastWriteTimeUtc))
            .Select(entry => entry.FullName).ToList();
    }

    private static string Beginning(string target)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        var name = Path.GetFileName(full);
        while (Encoding.UTF8.GetByteCount(name) > LongestTarget)
            name = name[..^(char.IsLowSurrogate(name[^1]) ? 2 : 1)];
        return Path.Combine(Path.GetDirectoryName(full) ?? full, $"{name}.part-seglab-");
    }

    [GeneratedRegex(@"\.part-seglab-(?<machine>[0-9a-f]{8})-(?<process>[0-9]{1,10})-(?<start>[0-9a-f]{1,16})-[0-9a-f]{8}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
