using System.Globalization;
using System.Net;
using System.Text;
using SegLab.Cli.Documents;
using SegLab.Cli.Reports.Offline;

namespace SegLab.Cli.Reports;

/// <summary>
/// An executed notebook as a report: one HTML file, readable without a network.
/// The report adds its own style, a small script and, where there are formulas, KaTeX; what charts need comes with the notebook's outputs.
/// </summary>
internal static class ReportWriter
{
    /// <summary>Writes a report that shows no images from files.</summary>
    /// <param name="executed">The notebook, with its outputs. The same notebook gives the same report.</param>
    /// <param name="title">The page's title where the notebook has no heading.</param>
    /// <returns>A complete HTML page.</returns>
    internal static string Write(NotebookDocument executed, string title) =>
        Write(executed, title, new OfflineHtml(new ImageFiles(folder: null, outer: null)));

    /// <summary>Writes the report.</summary>
    /// <param name="executed">The notebook, with its outputs. The same notebook and images give the same report.</param>
    /// <param name="title">The page's title where the notebook has no heading.</param>
    /// <param name="offline">Puts images in and takes out what a page would fetch; afterwards it tells what is missing.</param>
    /// <returns>A complete HTML page.</returns>
    internal static string Write(NotebookDocument executed, string title, OfflineHtml offline)
    {
        var anchors = new AnchorNames();
        var markdown = new MarkdownWriter(anchors, offline);
        var cells = new CellWriter(markdown, offline, anchors);
        foreach (var cell in executed.Cells)
            cells.Write(cell);

        var body = cells.ToString();
        var page = new StringBuilder();
        var pageTitle = markdown.Headings is [var first, ..] ? first.Text : title;
        WriteHead(page, pageTitle, markdown.HasFormulas, FailedReport.IsMarked(executed));
        page.Append("<body>\n<a class=\"skip\" href=\"#text\">Skip to the text</a>\n");
        ContentsWriter.Write(page, markdown.Headings);
        page.Append("<main id=\"text\">\n");
        if (cells.HasCode)
            page.Append("<p class=\"tools\"><button type=\"button\" id=\"toggle-code\" aria-pressed=\"false\" hidden>Show all code</button></p>\n");
        if (markdown.Headings.Count == 0)
            page.Append($"<h1>{WebUtility.HtmlEncode(title)}</h1>\n");
        WriteFailures(page, cells.Failed);
        page.Append(body).Append("</main>\n");
        page.Append("<script>\n").Append(ReportResources.Text("report.js")).Append("</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void WriteHead(StringBuilder page, string title, bool withFormulas, bool isFailed)
    {
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n").Append(PagePolicy.Html);
        if (isFailed)
            page.Append(FailedReport.Html).Append('\n');
        page.Append("<script>\n").Append(ReportResources.Text("blocked.js")).Append("</script>\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.Append($"<title>{WebUtility.HtmlEncode(title)}</title>\n");
        // An empty icon: a browser would otherwise ask the server for one.
        page.Append("<link rel=\"icon\" href=\"data:,\">\n");
        if (withFormulas)
        {
            page.Append("<!-- KaTeX, which sets the formulas:\n").Append(ReportResources.Text("KaTeX.LICENSE")).Append("-->\n");
            page.Append("<style>").Append(ReportResources.KatexStyle()).Append("</style>\n");
            // Before any output: a script in an output may define things that KaTeX would mistake for a module loader.
            page.Append("<script>").Append(ReportResources.Text("katex.min.js")).Append("</script>\n");
        }

        page.Append("<style>\n").Append(ReportResources.Text("report.css")).Append("</style>\n</head>\n");
    }

    private static void WriteFailures(StringBuilder page, IReadOnlyList<FailedCell> failed)
    {
        foreach (var cell in failed)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"failure\"><a href=\"#{cell.Anchor}\">Cell {cell.Number}</a> failed: {WebUtility.HtmlEncode(cell.Message)}</p>\n");
    }
}
