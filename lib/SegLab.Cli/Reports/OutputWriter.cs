using System.Net;
using System.Text;
using SegLab.Cli.Documents;
using SegLab.Cli.Reports.Offline;

namespace SegLab.Cli.Reports;

/// <summary>Writes what a cell showed: printed text, displayed values, errors.</summary>
/// <param name="markdown">Writes Markdown.</param>
/// <param name="offline">Takes out what a page would fetch.</param>
internal sealed class OutputWriter(MarkdownWriter markdown, OfflineHtml offline)
{
    /// <summary>Writes a cell's outputs in order.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="cellNumber">The cell's number, for pictures that have no description.</param>
    public void Write(StringBuilder page, IReadOnlyList<CellOutput> outputs, int cellNumber)
    {
        for (var index = 0; index < outputs.Count; index++)
        {
            switch (outputs[index])
            {
                case StreamOutput stream:
                    // Pieces of one stream are one text: a carriage return in one may overwrite the piece before.
                    var text = new StringBuilder(stream.Text);
                    while (index + 1 < outputs.Count && outputs[index + 1] is StreamOutput next && next.Name == stream.Name)
                    {
                        text.Append(next.Text);
                        index++;
                    }

                    WriteText(page, stream.Name == "stderr" ? "stderr" : "stdout", text.ToString());
                    break;
                case DisplayOutput display:
                    WriteDisplay(page, display, cellNumber);
                    break;
                case ErrorOutput error:
                    WriteError(page, error);
                    break;
            }
        }
    }

    private static void WriteText(StringBuilder page, string kind, string text)
    {
        var plain = TerminalText.Plain(text).TrimEnd();
        if (plain.Length > 0)
            page.Append($"<pre class=\"output {kind}\" tabindex=\"0\">{WebUtility.HtmlEncode(plain)}</pre>\n");
    }

    private void WriteDisplay(StringBuilder page, DisplayOutput display, int cellNumber)
    {
        var data = display.Data;
        if (data.TryGetValue("text/html", out var html))
            page.Append("<div class=\"output html\">\n").Append(Offline(html, cellNumber)).Append("\n</div>\n");
        else if (OutputPicture.Html(display, $"Figure of cell {cellNumber}") is { } picture)
            page.Append($"<figure class=\"output picture\">{picture}</figure>\n");
        else if (data.TryGetValue("text/markdown", out var text))
            page.Append("<div class=\"output text\">\n").Append(markdown.OutputHtml(text, $"Cell {cellNumber}")).Append("</div>\n");
        else if (data.TryGetValue("text/latex", out var latex))
            page.Append("<div class=\"output text\">\n").Append(markdown.FormulaHtml(latex)).Append("\n</div>\n");
        else if (data.TryGetValue("text/plain", out var plain) || data.TryGetValue("application/json", out plain))
            WriteText(page, "plain", plain);
        else if (data.Count > 0)
            WriteText(page, "stderr", $"(An output of type {string.Join(", ", data.Keys)}, which a report cannot show.)");
    }

    private string Offline(string html, int cellNumber) =>
        offline.Rewrite(html, new PageScope($"Cell {cellNumber}", Attachments: null, RunsScripts: true));

    private static void WriteError(StringBuilder page, ErrorOutput error)
    {
        var message = WebUtility.HtmlEncode(TerminalText.Plain(error.Message).Trim());
        page.Append($"<div class=\"output error\">\n<p><strong>{WebUtility.HtmlEncode(error.Name)}</strong> <span>{message}</span></p>\n");
        WriteText(page, "traceback", string.Join('\n', error.Traceback));
        page.Append("</div>\n");
    }
}
