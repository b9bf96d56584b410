namespace SegLab.Cli.Reports.Offline;

/// <summary>
/// HTML that asks a network for nothing. Images that can be had stand in the page; what can't be had is a notice at its place, or a link
/// where it has an address in a network. What needs nothing from outside stays as it is, character by character.
/// </summary>
/// <remarks>
/// The page's own Content-Security-Policy (<see cref="PagePolicy"/>) holds back what scripts ask for, and what this reader may misread.
/// </remarks>
/// <param name="files">The images that stand in files.</param>
internal sealed class OfflineHtml(ImageFiles files)
{
    private static readonly string[] RawTextElements = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

    private readonly PageContent _content = new(files);

    /// <summary>What is not in the page, in order, each thing once.</summary>
    public IReadOnlyList<ReportNotice> Notices => _content.Notices;

    /// <summary>Makes a piece of HTML ask for nothing, and ends what it leaves open and would swallow the rest of the page.</summary>
    /// <param name="html">The piece.</param>
    /// <param name="scope">Where it comes from.</param>
    public string Rewrite(string html, PageScope scope)
    {
        var page = new OfflinePage(new OfflineTags(scope, _content, inner => Rewrite(inner, scope)));
        for (var position = 0; position < html.Length;)
        {
            var open = html.IndexOf('<', position);
            if (open < 0)
                open = html.Length;
            page.Append(html.AsSpan(position, open - position));
            position = open < html.Length ? Markup(html, open, page) : open;
        }

        return page.ToString();
    }

    // Writes what begins with this '<' and says where to read on.
    private static int Markup(string html, int open, OfflinePage page)
    {
        var rest = html.AsSpan(open);
        if (rest.StartsWith("<!--"))
            return Comment(html, open, page);
        if (rest.StartsWith("<![CDATA[") && page.IsInDrawing)
            return Verbatim(html, open, "]]>", page);
        if (rest is ['<', '!' or '?', ..] || (rest is ['<', '/', var first, ..] && !char.IsAsciiLetter(first)))
            return Verbatim(html, open, ">", page);
        if (rest is not (['<', >= 'a' and <= 'z' or >= 'A' and <= 'Z', ..] or ['<', '/', _, ..]))
        {
            page.Append("<");
            return open + 1;
        }

        // A tag that never ends is dropped, as browsers do.
        if (HtmlTag.Read(html, open) is not { } tag)
            return html.Length;
        var end = open + tag.Length;
        if (html[open + 1] == '/')
        {
            page.Close(tag);
            return end;
        }

        if (!IsRawText(tag, page.IsInDrawing))
        {
            page.Open(tag);
            return end;
        }

        var close = EndTag(html, end, tag.Name);
        page.Element(tag, html[end..close]);
        return close < html.Length && HtmlTag.Read(html, close) is { } closing ? close + closing.Length : html.Length;
    }

    private static bool IsRawText(HtmlTag tag, bool isInDrawing) => isInDrawing
        ? tag.Name is "script" or "style" && !tag.IsSelfClosing
        : RawTextElements.Contains(tag.Name);

    private static int EndTag(string html, int start, string name)
    {
        for (var close = start; (close = html.IndexOf($"</{name}", close, StringComparison.OrdinalIgnoreCase)) >= 0; close++)
        {
            var after = close + name.Length + 2;
            if (after < html.Length && html[after] is '>' or '/' or ' ' or '\t' or '\n' or '\f' or '\r')
                return close;
        }

        return html.Length;
    }

    // "<!-->" and "<!--->" are whole comments, and "--!>" ends one too.
    private static int Comment(string html, int open, OfflinePage page)
    {
        var text = open + "<!--".Length;
        var rest = html.AsSpan(text);
        var end = rest.StartsWith(">") ? text + 1
            : rest.StartsWith("->") ? text + 2
            : Math.Min(After(html, text, "-->"), After(html, text, "--!>"));
        if (end <= html.Length)
        {
            page.Append(html.AsSpan(open, end - open));
            return end;
        }

        return html.Length;
    }

    private static int Verbatim(string html, int open, string terminator, OfflinePage page)
    {
        var end = After(html, open, terminator);
        if (end > html.Length)
            return html.Length;
        page.Append(html.AsSpan(open, end - open));
        return end;
    }

    private static int After(string html, int start, string terminator) =>
        html.IndexOf(terminator, start, StringComparison.Ordinal) is >= 0 and var found ? found + terminator.Length : int.MaxValue;
}
