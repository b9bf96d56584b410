using System.Net;
using SegLab.Cli.Documents;

namespace SegLab.Cli.Reports;

/// <summary>The report of an executed notebook. A stand-in: text and outputs, one after the other.</summary>
internal static class ReportWriter
{
    /// <summary>Makes the page.</summary>
    /// <param name="executed">The notebook, executed.</param>
    /// <param name="title">The page's title.</param>
    /// <returns>The page's HTML.</returns>
    internal static string Write(NotebookDocument executed, string title)
    {
        var cells = executed.Cells.Select(cell => $"<pre>{WebUtility.HtmlEncode(cell.Source)}</pre>{string.Concat(cell.Outputs.Select(Show))}");
        return $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(title)}</title></head><body>{string.Join('\n', cells)}</body></html>\n";
    }

    private static string Show(CellOutput output) => output switch
    {
        DisplayOutput display when display.Data.TryGetValue("text/html", out var html) => html,
        DisplayOutput display => $"<pre>{WebUtility.HtmlEncode(display.Data.Values.FirstOrDefault())}</pre>",
        StreamOutput stream => $"<pre>{WebUtility.HtmlEncode(stream.Text)}</pre>",
        ErrorOutput error => $"<pre>{WebUtility.HtmlEncode(error.Message)}</pre>",
        _ => "",
    };
}
