using SegLab.Cli.Terminal;
using SegLab.Data;
using Spectre.Console;

namespace SegLab.Cli.Data;

/// <summary>Prints what a check found: a table on a terminal, lines elsewhere.</summary>
internal static class ReportView
{
    private const int SizesShown = 8;

    /// <summary>Checks, prints, and gives the exit code: 1 if there is a problem.</summary>
    /// <param name="source">What is checked.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <param name="emptyMasks">Whether a mask without lesion is a problem.</param>
    public static int CheckAndShow(DataSource source, CancellationToken cancellationToken, EmptyMasks emptyMasks)
    {
        var report = Check(source, cancellationToken, emptyMasks);
        Show(report);
        return ExitCode(report);
    }

    /// <summary>The same for data that was just brought, by a command that has no flags for masks: says which has.</summary>
    /// <param name="source">What is checked.</param>
    /// <param name="folder">Where it is.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public static int CheckAndShowNew(DataSource source, string folder, CancellationToken cancellationToken)
    {
        var report = Check(source, cancellationToken, EmptyMasks.Allow);
        Show(report);
        if (report.Notices.Concat(report.Problems.Select(problem => problem.Message)).Any(text => MaskFlags.Names.Any(name => text.Contains(name, StringComparison.Ordinal))))
            Console.WriteLine(VisibleText.Line($"{string.Join(" and ", MaskFlags.Names)} are flags of 'seglab data check {folder}' and 'seglab train --data {folder}'."));
        return ExitCode(report);
    }

    private static DataReport Check(DataSource source, CancellationToken cancellationToken, EmptyMasks emptyMasks) =>
        TransferProgress.Run("checking", progress => source.Check(emptyMasks, progress, cancellationToken));

    private static int ExitCode(DataReport report) => report.Problems.Count == 0 ? 0 : 1;

    private static void Show(DataReport report)
    {
        (string Label, string Text)[] lines =
        [
            ("found", report.Description),
            ("pairs", $"{report.Count}"),
            ("sizes", Sizes(report.Sizes)),
            ("lesion share", report.LesionShare is { } share ? FormattableString.Invariant($"{share.Minimum:P1} to {share.Maximum:P1}, mean {share.Mean:P1}") : "unknown"),
            ("duplicates", report.Duplicates.Count == 0 ? "none" : string.Join("; ", report.Duplicates.Select(group => string.Join(" = ", group)))),
            ("notices", report.Notices.Count == 0 ? "none" : $"{report.Notices.Count}"),
            ("problems", report.Problems.Count == 0 ? "none" : $"{report.Problems.Count}"),
        ];
        if (Console.IsOutputRedirected)
        {
            foreach (var (label, text) in lines)
                Console.WriteLine($"{label,-13} {VisibleText.Line(text)}");
        }
        else
        {
            var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("").AddColumn("");
            foreach (var (label, text) in lines)
                table.AddRow(new Text(label), new Text(VisibleText.Line(text)));
            TerminalConsole.Output().Write(table);
        }

        foreach (var notice in report.Notices)
            Console.WriteLine($"  {VisibleText.Line(notice)}");
        foreach (var problem in report.Problems)
            Console.WriteLine($"  {VisibleText.Line($"{problem}")}");
    }

    private static string Sizes(IReadOnlyList<SizeCount> sizes)
    {
        if (sizes.Count == 0)
            return "unknown";
        var shown = string.Join(", ", sizes.Take(SizesShown).Select(size => $"{size.Width}×{size.Height} ({size.Count})"));
        return sizes.Count > SizesShown ? $"{sizes.Count}: {shown} and {sizes.Count - SizesShown} more" : shown;
    }
}
