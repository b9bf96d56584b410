using System.Text;

namespace SegLab.Cli.Reports.Offline;

/// <summary>A piece of a page while it is written: which elements are open, and where a notice may stand.</summary>
/// <param name="tags">Decides what becomes of a tag.</param>
internal sealed class OfflinePage(OfflineTags tags)
{
    private readonly StringBuilder _html = new();

    // In an SVG or a formula a notice would end the drawing; it waits for the drawing's end.
    private readonly StringBuilder _waiting = new();
    private int _drawings;
    private int _links;

    // Where the open video or sound begins: what its sources lack is said before it, for what stands in it is not shown.
    private int? _player;

    /// <summary>Whether the next tag stands in an SVG or in MathML.</summary>
    public bool IsInDrawing => _drawings > 0;

    /// <summary>Writes text as it is.</summary>
    /// <param name="text">The text.</param>
    public void Append(ReadOnlySpan<char> text) => _html.Append(text);

    /// <summary>Writes a start tag.</summary>
    /// <param name="tag">The tag.</param>
    public void Open(HtmlTag tag)
    {
        Write(tag, tags.Rewrite(tag, IsInDrawing, _links > 0));
        if (tag.Name is "svg" or "math" && !tag.IsSelfClosing)
            _drawings++;
        else if (tag.Name is "a")
            _links++;
    }

    /// <summary>Writes an end tag.</summary>
    /// <param name="tag">The tag.</param>
    public void Close(HtmlTag tag)
    {
        Append(tag.ToString());
        if (tag.Name is "svg" or "math")
            _drawings = Math.Max(0, _drawings - 1);
        else if (tag.Name is "a")
            _links = Math.Max(0, _links - 1);
        else if (tag.Name is "video" or "audio")
            _player = null;
        if (!IsInDrawing)
            Flush();
    }

    /// <summary>Writes an element that holds text and no tags, such as a script.</summary>
    /// <param name="tag">Its start tag.</param>
    /// <param name="content">Its text.</param>
    public void Element(HtmlTag tag, string content)
    {
        var (text, notice) = tags.RewriteText(tag, content);
        var written = tags.Rewrite(tag, IsInDrawing, _links > 0);
        Write(tag, written with { Notice = written.Notice + notice });
        if (written.Html.Length > 0)
            _html.Append(text).Append($"</{tag.Name}>");
    }

    /// <summary>What was written.</summary>
    public override string ToString()
    {
        Flush();
        return _html.ToString();
    }

    private void Write(HtmlTag tag, OfflineTag written)
    {
        if (IsInDrawing)
            _waiting.Append(written.Notice);
        else if (tag.Name is "source" or "track" && _player is { } player)
            _html.Insert(player, written.Notice);
        else
            _html.Append(written.Notice);
        if (tag.Name is "video" or "audio")
            _player = _html.Length;
        _html.Append(written.Html);
    }

    private void Flush()
    {
        _html.Append(_waiting);
        _waiting.Clear();
    }
}
