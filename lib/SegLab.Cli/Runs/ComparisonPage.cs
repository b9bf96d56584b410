using System.Net;
using SegLab.Cli.Documents;
using SegLab.Cli.Reports;
using SegLab.Figures;
using SegLab.Figures.Formatting;
using SegLab.Figures.Results;

namespace SegLab.Cli.Runs;

/// <summary>A comparison as one HTML file that reads offline, in the style of the notebooks' reports.</summary>
internal static class ComparisonPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="compared">The runs.</param>
    public static string Write(ComparedRuns compared)
    {
        var results = compared.Runs.Select(run => run.Result).ToList();
        List<NotebookCell> cells =
        [
            Text("# Comparison of stored runs"),
            Shown(compared.Table()),
            .. compared.Sentences.Count > 0 ? [Text("## What it says\n\n" + string.Join('\n', compared.Sentences.Select(sentence => $"- {WebUtility.HtmlEncode(sentence)}")))] : Array.Empty<NotebookCell>(),
            Text("## Learning curves"),
            Shown(new PlotlyScript("Charts answer to the mouse.")),
            Shown(LossCurves.Together("", results)),
            Text("## The runs"),
            Shown(ResultTable.Of(results)),
        ];
        return ReportWriter.Write(new NotebookDocument([], [.. cells.Select((cell, index) => cell with { Id = $"part-{index}" })]), "Comparison of stored runs");
    }

    private static NotebookCell Text(string markdown) => new() { Id = "", Kind = CellKind.Markdown, Source = markdown };

    private static NotebookCell Shown(Figure figure) => new()
    {
        Id = "",
        Kind = CellKind.Code,
        Source = "",
        Outputs = [new DisplayOutput(new Dictionary<string, string> { [FigureFormatterSource.Html] = figure.ToHtml(), [FigureFormatterSource.Text] = figure.ToText() })],
    };
}
