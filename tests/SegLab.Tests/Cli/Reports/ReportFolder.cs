using SegLab.Cli.Documents;
using SegLab.Cli.Reports;

namespace SegLab.Tests.Cli.Reports;

/// <summary>A folder for reports, gone after the test.</summary>
internal sealed class ReportFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("seglab-report-");

    /// <summary>Writes a notebook's report and returns its path.</summary>
    public string Write(NotebookDocument notebook) => WritePage(ReportWriter.Write(notebook, "Untitled"));

    /// <summary>Writes a page and returns its path.</summary>
    public string WritePage(string html)
    {
        var path = Path.Combine(folder.FullName, "report.html");
        File.WriteAllText(path, html);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
