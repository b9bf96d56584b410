using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SegLab.Cli.Documents;
using SegLab.Cli.Reports.Offline;

namespace SegLab.Cli.Reports;

/// <summary>
/// Writes cells: text, folded code, outputs; raw cells only where they are marked as HTML. The tags <c>remove-cell</c>, <c>remove-input</c>,
/// <c>remove-output</c>, <c>hide-output</c> and <c>hide-cell</c> are honoured as nbconvert and Jupyter Book know them, with '_' for '-' too;
/// code is folded with or without <c>hide-input</c>.
/// </summary>
/// <param name="markdown">Writes text.</param>
/// <param name="offline">Takes out what a page would fetch.</param>
/// <param name="anchors">Hands out ids.</param>
internal sealed class CellWriter(MarkdownWriter markdown, OfflineHtml offline, AnchorNames anchors)
{
    private readonly StringBuilder page = new();
    private readonly OutputWriter outputs = new(markdown, offline);
    private readonly List<FailedCell> failed = [];
    private int codeCells;
    private int textCells;

    /// <summary>Whether any code was written.</summary>
    public bool HasCode { get; private set; }

    /// <summary>The cells that ended in an error, in order.</summary>
    public IReadOnlyList<FailedCell> Failed => failed;

    /// <summary>What was written so far.</summary>
    public override string ToString() => page.ToString();

    /// <summary>Writes one cell.</summary>
    public void Write(NotebookCell cell)
    {
        // Counted as a run counts them: cells left out of the report too, empty ones not.
        if (cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source))
            codeCells++;
        else if (cell.Kind != CellKind.Code)
            textCells++;
        if (Tagged(cell, "remove-cell"))
            return;
        switch (cell.Kind)
        {
            case CellKind.Markdown:
                WriteText(markdown.Html(cell.Source, TextPlace, Attachments(cell)));
                break;
            case CellKind.Code:
                WriteCode(cell, codeCells);
                break;
            case CellKind.Raw when NotebookText.Join(cell.Metadata["format"] ?? cell.Metadata["raw_mimetype"]) == "text/html":
                WriteText(offline.Rewrite(cell.Source, new PageScope(TextPlace, Attachments(cell), RunsScripts: true)) + "\n");
                break;
        }
    }

    private void WriteText(string html) => page.Append("<section class=\"text\">\n").Append(html).Append("</section>\n");

    private string TextPlace => string.Create(CultureInfo.InvariantCulture, $"Text cell {textCells}");

    // Before nbformat 4.1 they stood in the metadata.
    private static JsonObject? Attachments(NotebookCell cell) => cell.Attachments ?? cell.Metadata["attachments"] as JsonObject;

    private void WriteCode(NotebookCell cell, int number)
    {
        var showCode = !string.IsNullOrWhiteSpace(cell.Source) && !Tagged(cell, "remove-input");
        var showOutputs = cell.Outputs.Count > 0 && !Tagged(cell, "remove-output");
        if (!showCode && !showOutputs)
            return;

        var anchor = anchors.Next($"cell-{number}");
        page.Append($"<section class=\"code-cell\" id=\"{anchor}\">\n");
        if (showCode)
        {
            HasCode = true;
            page.Append(CultureInfo.InvariantCulture, $"<details class=\"code\">\n<summary>Code <span class=\"number\">· cell {number}</span></summary>\n");
            page.Append($"<pre tabindex=\"0\"><code>{SourceHtml(cell)}</code></pre>\n</details>\n");
        }

        if (showOutputs)
            WriteOutputs(cell, number);
        page.Append("</section>\n");
        if (cell.Outputs.OfType<ErrorOutput>().FirstOrDefault() is { } error)
            failed.Add(new FailedCell(number, anchor, $"{error.Name}: {TerminalText.Plain(error.Message).Split('\n')[0]}"));
    }

    private void WriteOutputs(NotebookCell cell, int number)
    {
        var folded = Tagged(cell, "hide-output") || Tagged(cell, "hide-cell");
        if (folded)
            page.Append("<details class=\"folded-outputs\">\n<summary>Output</summary>\n");
        outputs.Write(page, cell.Outputs, number);
        if (folded)
            page.Append("</details>\n");
    }

    private static string SourceHtml(NotebookCell cell)
    {
        var kernel = NotebookText.Join(NotebookJson.Member(cell.Metadata["polyglot_notebook"], "kernelName"));
        var source = cell.Source.TrimEnd();
        return kernel is "" or "csharp" ? CSharpHighlighter.Html(source) : WebUtility.HtmlEncode(source);
    }

    private static bool Tagged(NotebookCell cell, string tag) =>
        cell.Tags.Any(other => string.Equals(other.Replace('_', '-'), tag, StringComparison.Ordinal));
}
