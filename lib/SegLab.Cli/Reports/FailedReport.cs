using System.Text.Json;
using System.Text.Json.Nodes;
using SegLab.Cli.Documents;

namespace SegLab.Cli.Reports;

/// <summary>The mark of what a failed or interrupted run left, by which a later one knows that it may replace it.</summary>
internal static class FailedReport
{
    /// <summary>The mark in a page's head.</summary>
    public const string Html = "<meta name=\"seglab-run\" content=\"failed\">";

    // In the notebook's own metadata: "seglab": { "run": "failed" }.
    private const string Key = "seglab";
    private const string Run = "run";
    private const string Failed = "failed";

    // The mark stands right after the page's policy.
    private const int HeadLength = 4096;

    /// <summary>A notebook with the mark, or without it.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="failed">Whether its run failed.</param>
    public static NotebookDocument Mark(NotebookDocument notebook, bool failed)
    {
        if (failed == IsMarked(notebook))
            return notebook;
        var metadata = notebook.Metadata.DeepClone().AsObject();
        if (failed)
            metadata[Key] = new JsonObject { [Run] = Failed };
        else
            metadata.Remove(Key);
        return notebook with { Metadata = metadata };
    }

    /// <summary>Whether a notebook bears the mark.</summary>
    /// <param name="notebook">The notebook.</param>
    public static bool IsMarked(NotebookDocument notebook) =>
        NotebookJson.TextOf(NotebookJson.Member(notebook.Metadata[Key], Run)) == Failed;

    /// <summary>Whether a file bears the mark; a file that cannot be read does not.</summary>
    /// <param name="path">A report or a notebook.</param>
    public static bool IsAt(string path)
    {
        try
        {
            return path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)
                ? IsMarked(NotebookReader.Parse(File.ReadAllText(path)))
                : Head(path).Contains(Html, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            return false;
        }
    }

    private static string Head(string path)
    {
        using var reader = new StreamReader(path);
        var head = new char[HeadLength];
        return new string(head, 0, reader.ReadBlock(head, 0, head.Length));
    }
}
