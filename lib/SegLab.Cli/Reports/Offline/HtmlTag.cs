using System.Net;
using System.Text;

namespace SegLab.Cli.Reports.Offline;

/// <summary>A start or end tag as a browser reads it. Unchanged, it is written as it was; changed, anew.</summary>
internal sealed class HtmlTag
{
    private readonly string _text;
    private readonly List<HtmlAttribute> _attributes = [];
    private bool _isChanged;

    private HtmlTag(string text, string name)
    {
        (_text, Name) = (text, name);
    }

    /// <summary>The element's name, in small letters.</summary>
    public string Name { get; }

    /// <summary>Whether the tag ends with <c>/&gt;</c>.</summary>
    public bool IsSelfClosing => _text.EndsWith("/>", StringComparison.Ordinal);

    /// <summary>How many characters of the page it takes.</summary>
    public int Length => _text.Length;

    /// <summary>The attributes, in order, each name once: a browser takes the first.</summary>
    public IReadOnlyList<HtmlAttribute> Attributes => _attributes;

    /// <summary>Reads a tag.</summary>
    /// <param name="html">The page.</param>
    /// <param name="start">Where a '&lt;' is, followed by a letter, or by '/' and a letter.</param>
    /// <returns>The tag; null where the page ends within it.</returns>
    public static HtmlTag? Read(string html, int start)
    {
        var position = start + (html[start + 1] == '/' ? 2 : 1);
        var nameEnd = End(html, position, static character => character is '/' or '>' || IsSpace(character));
        var name = html[position..nameEnd].ToLowerInvariant();
        var attributes = new List<HtmlAttribute>();
        for (position = nameEnd; position < html.Length;)
        {
            var character = html[position];
            if (character == '>')
            {
                var tag = new HtmlTag(html[start..(position + 1)], name);
                tag._attributes.AddRange(attributes.DistinctBy(attribute => attribute.Name));
                return tag;
            }

            if (character == '/' || IsSpace(character))
                position++;
            else
                position = ReadAttribute(html, position, attributes);
        }

        return null;
    }

    /// <summary>An attribute's value; null where the tag has none of that name.</summary>
    /// <param name="name">The name, in small letters.</param>
    public string? this[string name] => _attributes.Find(attribute => attribute.Name == name)?.Value;

    /// <summary>Gives an attribute a value.</summary>
    /// <param name="name">The name, in small letters.</param>
    /// <param name="value">The value.</param>
    public void Set(string name, string value)
    {
        _isChanged = true;
        var index = _attributes.FindIndex(attribute => attribute.Name == name);
        if (index < 0)
            _attributes.Add(new HtmlAttribute(name, value));
        else
            _attributes[index] = new HtmlAttribute(name, value);
    }

    /// <summary>Takes an attribute away.</summary>
    /// <param name="name">The name, in small letters.</param>
    public void Remove(string name) => _isChanged |= _attributes.RemoveAll(attribute => attribute.Name == name) > 0;

    /// <summary>The tag as it is to be written.</summary>
    public override string ToString()
    {
        if (!_isChanged)
            return _text;
        var html = new StringBuilder($"<{Name}");
        foreach (var (name, value) in _attributes)
            html.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        return html.Append(IsSelfClosing ? " />" : ">").ToString();
    }

    // As HTML's tokeniser does: a name up to '=', then a value in quotes, in apostrophes or up to the next space.
    private static int ReadAttribute(string html, int start, List<HtmlAttribute> attributes)
    {
        var nameEnd = End(html, start + 1, static character => character is '/' or '>' or '=' || IsSpace(character));
        var name = html[start..nameEnd].ToLowerInvariant();
        var equals = End(html, nameEnd, static character => !IsSpace(character));
        if (equals == html.Length || html[equals] != '=')
        {
            attributes.Add(new HtmlAttribute(name, ""));
            return nameEnd;
        }

        var value = End(html, equals + 1, static character => !IsSpace(character));
        if (value < html.Length && html[value] is '"' or '\'')
        {
            var quote = html.IndexOf(html[value], value + 1);
            if (quote < 0)
                return html.Length;
            attributes.Add(new HtmlAttribute(name, WebUtility.HtmlDecode(html[(value + 1)..quote])));
            return quote + 1;
        }

        var end = End(html, value, static character => character == '>' || IsSpace(character));
        attributes.Add(new HtmlAttribute(name, WebUtility.HtmlDecode(html[value..end])));
        return end;
    }

    private static int End(string html, int start, Predicate<char> isEnd)
    {
        while (start < html.Length && !isEnd(html[start]))
            start++;
        return start;
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\f' or '\r';
}
