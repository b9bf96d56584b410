using System.Text;

namespace SegLab.Cli.Reports;

/// <summary>The table of contents: beside the text on a wide screen, folded above it on a narrow one.</summary>
internal static class ContentsWriter
{
    private const int Levels = 3;

    /// <summary>Writes nothing where there is at most a title.</summary>
    public static void Write(StringBuilder page, IReadOnlyList<Heading> headings)
    {
        // A single largest heading is the title: it stands above the text already.
        var top = headings.Count == 0 ? 0 : headings.Min(heading => heading.Level);
        var listed = headings.Count(heading => heading.Level == top) == 1 && headings[0].Level == top ? headings.Skip(1).ToList() : [.. headings];
        if (listed.Count == 0)
            return;

        var first = listed.Min(heading => heading.Level);
        page.Append("<nav class=\"contents\" aria-label=\"Contents\">\n<details open>\n<summary>Contents</summary>\n");
        var open = new Stack<int>();
        foreach (var heading in listed.Where(heading => heading.Level < first + Levels))
        {
            while (open.TryPeek(out var deeper) && deeper > heading.Level)
            {
                page.Append("</li></ol>");
                open.Pop();
            }

            if (open.TryPeek(out var level) && level == heading.Level)
            {
                page.Append("</li>\n<li>");
            }
            else
            {
                page.Append("<ol><li>");
                open.Push(heading.Level);
            }

            page.Append($"<a href=\"#{heading.Anchor}\">{heading.Html}</a>");
        }

        foreach (var _ in open)
            page.Append("</li></ol>");
        page.Append("\n</details>\n</nav>\n");
    }
}
