using SegLab.Cli.Documents;

namespace SegLab.Cli.Running;

/// <summary>How cells are counted and called while a notebook runs.</summary>
internal static class NotebookCells
{
    /// <summary>The cells that run, with the number that messages and the executed notebook give them, counted from 1.</summary>
    /// <param name="notebook">The notebook.</param>
    public static IEnumerable<(NotebookCell Cell, int Number)> CodeCells(this NotebookDocument notebook) =>
        notebook.Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source)).Select((cell, index) => (cell, index + 1));

    /// <summary>What a cell does: the heading right above it, else the comment it begins with, else the last heading before it, else its first line of code.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="cell">One of its code cells.</param>
    public static string Purpose(this NotebookDocument notebook, NotebookCell cell)
    {
        var before = notebook.Cells.TakeWhile(other => other.Id != cell.Id).Reverse().ToList();
        var first = cell.Source.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.Length > 0 && !LanguageMark.Is(line)) ?? "";
        return LastHeading(before.TakeWhile(other => other.Kind == CellKind.Markdown))
            ?? (first.StartsWith("//", StringComparison.Ordinal) ? first.TrimStart('/').Trim() : null)
            ?? LastHeading(before)
            ?? first;
    }

    /// <summary>The notebook's title: its first heading, else null.</summary>
    /// <param name="notebook">The notebook.</param>
    public static string? Title(this NotebookDocument notebook) =>
        notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => Headings(cell.Source)).FirstOrDefault();

    private static string? LastHeading(IEnumerable<NotebookCell> backwards) => backwards
        .Where(cell => cell.Kind == CellKind.Markdown)
        .Select(cell => Headings(cell.Source).LastOrDefault())
        .FirstOrDefault(heading => heading is not null);

    // Without the marks for emphasis and code.
    private static IEnumerable<string> Headings(string markdown) => markdown.Split('\n')
        .Where(line => line.StartsWith('#') && line.TrimStart('#').StartsWith(' '))
        .Select(line => line.TrimStart('#').Trim().Replace("*", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal));
}
