using System.Text.Json;
using System.Text.RegularExpressions;
using SegLab.Storage;

namespace SegLab.Experiments.Store;

/// <summary>
/// What proves that SegLab wrote a folder of a store: its <c>run.json</c>, whatever the folder is called; where that is damaged, the
/// folder's name together with its list of sums. A folder without such a mark is somebody else's: it is not listed, and nothing touches it.
/// </summary>
/// <param name="Key">The run's key, 16 hexadecimal digits.</param>
/// <param name="Problem">Why <c>run.json</c> can't be opened at this moment: a clause; null where it can.</param>
internal sealed partial record RunMark(string Key, string? Problem = null)
{
    // Read as text where it is no JSON any more.
    private const string KeyContent = "\"keyContent\"";

    /// <summary>The mark of a folder; null where it is not SegLab's.</summary>
    /// <param name="folder">Any folder.</param>
    public static RunMark? Of(string folder)
    {
        var name = Path.GetFileName(folder);
        if (name.StartsWith('.'))
            return null;
        var nameKey = RunName().Match(name) is { Success: true } match ? match.Groups["key"].Value : null;
        try
        {
            if (Description(folder) is { } text)
            {
                if (KeyIn(text) is { } key)
                    return new RunMark(key);
                if (nameKey is not null && text.Contains(KeyContent, StringComparison.Ordinal))
                    return new RunMark(nameKey);
            }

            return nameKey is not null && Checksums.NamesARun(folder) ? new RunMark(nameKey) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return nameKey is null ? null : new RunMark(nameKey, error.Message.TrimEnd('.'));
        }
    }

    /// <summary>Whether a folder is called as SegLab calls a run's.</summary>
    /// <param name="folder">Any folder.</param>
    /// <param name="key">The run's key.</param>
    public static bool IsCalled(string folder, string key) => RunName().Match(Path.GetFileName(folder)) is { Success: true } match && match.Groups["key"].Value == key;

    private static string? Description(string folder)
    {
        try
        {
            return FileSystem.Current.ReadText(Path.Combine(folder, RunFiles.Run));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(Path.Combine(folder, RunFiles.Run)))
        {
            // A folder of that name is no description.
            return null;
        }
    }

    private static string? KeyIn(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var run = document.RootElement;
            return run.ValueKind == JsonValueKind.Object && run.TryGetProperty("format", out _) && run.TryGetProperty("keyContent", out _)
                && run.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String && KeyForm().IsMatch(key.GetString()!)
                ? key.GetString()
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"-(?<key>[0-9a-f]{16})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RunName();

    [GeneratedRegex(@"^[0-9a-f]{16}\z", RegexOptions.None, 1000)]
    private static partial Regex KeyForm();
}
