using SegLab.Cli.Documents;
using Xunit;

namespace SegLab.Tests.Cli.Running;

/// <summary>What a run that failed leaves behind: the notebook and the report as far as it got, both whole, and nothing else.</summary>
internal static class RunRemains
{
    public static async Task AreWholeAsync(TemporaryFolder folder)
    {
        var (notebook, report) = (folder["reports/01-semantic-segmentation-failed.ipynb"], folder["reports/01-semantic-segmentation-failed.html"]);
        Assert.Equal([report, notebook], Directory.EnumerateFiles(folder["reports"]).Order(StringComparer.Ordinal));
        Assert.Single(NotebookFile.Read(notebook).Cells.SelectMany(cell => cell.Outputs).OfType<ErrorOutput>());
        Assert.EndsWith("</html>", (await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken)).TrimEnd(), StringComparison.Ordinal);
    }
}
