using System.Text;

namespace SegLab.Cli.Terminal;

/// <summary>Standard output or standard error, for text that may come from files: what a terminal would obey is shown instead (<see cref="VisibleText"/>).</summary>
/// <param name="inner">Where the text goes.</param>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    // The first half of a character or of a line's end, until the other half comes or the text goes on without it.
    private string _held = "";

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Put(value.ToString());

    /// <inheritdoc/>
    public override void Write(string? value) => Put(value ?? "");

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Put(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Put(buffer.ToString());

    /// <inheritdoc/>
    public override void Flush()
    {
        inner.Write(VisibleText.Of(_held));
        _held = "";
        inner.Flush();
    }

    private void Put(string text)
    {
        var whole = _held + text;
        _held = whole is [.., var last] && (last == '\r' || char.IsHighSurrogate(last)) ? last.ToString() : "";
        inner.Write(VisibleText.Of(whole[..^_held.Length]));
    }
}
