using SegLab.Cli.Documents;
using SegLab.Cli.Reports;

namespace SegLab.Cli.Running;

/// <summary>Writes what a run is to leave behind.</summary>
/// <param name="request">Where, and in which formats.</param>
/// <param name="callersFolder">The folder in which the command was called; paths are shown relative to it.</param>
internal sealed class RunResults(RunRequest request, string callersFolder)
{
    private readonly List<string> written = [];
    private readonly List<SegLabException> problems = [];

    /// <summary>The files that were written, for a message.</summary>
    public string Written => written.Count == 0 ? "nothing" : string.Join(", ", written);

    /// <summary>Why the others were not.</summary>
    public IReadOnlyList<SegLabException> Problems => problems;

    /// <summary>Writes every format; one that fails does not keep the others from being written.</summary>
    /// <param name="executed">The notebook, as far as it was executed.</param>
    public void Write(NotebookDocument executed)
    {
        // The notebook first: whatever happens to the report, hours of training are kept.
        foreach (var format in request.Formats.OrderByDescending(format => format == ReportFormat.Ipynb))
        {
            var path = request.OutputPath(format);
            try
            {
                Write(format, path, executed);
                written.Add(Shown(path));
            }
            catch (SegLabException exception)
            {
                problems.Add(exception);
            }
        }
    }

    // Relative where that is shorter to read: below the caller's folder.
    private string Shown(string path) => Path.GetRelativePath(callersFolder, path) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;

    private void Write(ReportFormat format, string path, NotebookDocument executed)
    {
        if (format == ReportFormat.Ipynb)
            NotebookFile.Write(path, executed);
        else
            WholeFile.Write(path, ReportWriter.Write(executed, executed.Title() ?? Path.GetFileNameWithoutExtension(request.NotebookPath)));
    }
}
