using System.Text;

namespace SegLab.Cli.Reports;

/// <summary>Hands out ids, each once in a page.</summary>
internal sealed class AnchorNames
{
    // "text" and "toggle-code" are the page's own.
    private readonly HashSet<string> taken = new(StringComparer.Ordinal) { "text", "toggle-code" };

    /// <summary>The id for some words, as GitHub makes them: small letters, hyphens for spaces, no punctuation, "-1" after a second one.</summary>
    public string Next(string words)
    {
        var name = Slug(words);
        var unique = name;
        for (var count = 1; !taken.Add(unique); count++)
            unique = $"{name}-{count}";
        return unique;
    }

    private static string Slug(string words)
    {
        var slug = new StringBuilder();
        foreach (var character in words.Trim())
        {
            if (char.IsLetterOrDigit(character) || character is '-' or '_')
                slug.Append(char.ToLowerInvariant(character));
            else if (character is ' ')
                slug.Append('-');
        }

        return slug.Length == 0 ? "section" : slug.ToString();
    }
}
