using SegLab.Cli.Documents;
using SegLab.Cli.Reports;
using SegLab.Cli.Reports.Offline;
using SegLab.Cli.Terminal;

namespace SegLab.Cli.Running;

/// <summary>
/// Writes what a run is to leave behind. A run that failed or was interrupted writes next to the last good report, with "-failed" in the
/// name, and replaces there only what an earlier one wrote.
/// </summary>
/// <param name="request">Where, and in which formats.</param>
/// <param name="callersFolder">Where the command was called; paths are shown relative to it, and images in it may be shown.</param>
internal sealed class RunResults(RunRequest request, string callersFolder)
{
    private const string FailedSuffix = "-failed";

    private readonly List<string> written = [];
    private readonly List<SegLabException> problems = [];

    /// <summary>The files that were written, for a message.</summary>
    public string Written => written.Count == 0 ? "nothing" : Listed(written);

    /// <summary>Why the others were not.</summary>
    public IReadOnlyList<SegLabException> Problems => problems;

    /// <summary>What the person should know of the report, a sentence each.</summary>
    public IReadOnlyList<string> Notices { get; private set; } = [];

    /// <summary>Files of the other outcome, for a message: the last good report after a failed run, or the reverse; empty where there are none.</summary>
    public string Others { get; private set; } = "";

    /// <summary>Writes every format; one that fails does not keep the others from being written.</summary>
    /// <param name="executed">The notebook, as far as it was executed.</param>
    /// <param name="isComplete">Whether every cell ended well.</param>
    public void Write(NotebookDocument executed, bool isComplete)
    {
        var document = FailedReport.Mark(executed, failed: !isComplete);
        var suffix = isComplete ? "" : FreeSuffix();
        // The notebook first: whatever happens to the report, hours of training are kept.
        foreach (var format in request.Formats.OrderByDescending(format => format == ReportFormat.Ipynb))
        {
            var path = request.OutputPath(format, suffix);
            try
            {
                Write(format, path, document);
                written.Add(path);
            }
            catch (SegLabException exception)
            {
                problems.Add(exception);
            }
        }

        var others = request.Formats.Select(format => request.OutputPath(format, isComplete ? FailedSuffix : ""));
        Others = Listed(others.Where(path => isComplete ? File.Exists(path) && FailedReport.IsAt(path) : File.Exists(path)));
    }

    // A file of that name that no failed run wrote belongs to somebody: the next name is taken.
    private string FreeSuffix()
    {
        var suffix = FailedSuffix;
        for (var count = 2; request.Formats.Any(format => IsForeign(request.OutputPath(format, suffix))); count++)
            suffix = FormattableString.Invariant($"{FailedSuffix}-{count}");
        return suffix;
    }

    private static bool IsForeign(string path) => Path.Exists(path) && !FailedReport.IsAt(path);

    private string Listed(IEnumerable<string> paths) => VisibleText.Of(string.Join(", ", paths.Select(Shown)));

    // Relative where that is shorter to read: below the caller's folder.
    private string Shown(string path) => Path.GetRelativePath(callersFolder, path) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;

    private void Write(ReportFormat format, string path, NotebookDocument executed)
    {
        if (format == ReportFormat.Ipynb)
        {
            NotebookFile.Write(path, executed);
            return;
        }

        var offline = new OfflineHtml(new ImageFiles(request.NotebookFolder, callersFolder));
        var title = executed.Title() ?? Path.GetFileNameWithoutExtension(request.NotebookPath);
        WholeFile.Write(path, ReportWriter.Write(executed, title, offline));
        Notices = [.. offline.Notices.Select(notice => notice.ToString())];
    }
}
