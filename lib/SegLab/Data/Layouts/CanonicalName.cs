using System.Buffers;
using System.Globalization;
using System.Text;

namespace SegLab.Data.Layouts;

/// <summary>
/// Names as they are compared: an <c>ä</c> of one character is the <c>ä</c> of two (<c>a</c> and a diaeresis), as macOS writes it to
/// archives and disks. Two names have the same decomposition exactly if they have the same Unicode normal form C.
/// </summary>
/// <remarks>
/// The runtime's own <c>string.Normalize</c> returns its argument unchanged wherever globalization is invariant, as it is for the command
/// <c>seglab</c>; so the decompositions of Unicode are a file of their own here, and names pair alike on every machine and in every host.
/// </remarks>
internal static class CanonicalName
{
    private const string Resource = "SegLab.Data.Layouts.canonical-names.txt";

    // Hangul syllables are numbered by their letters: first, vowel, last (The Unicode Standard, section 3.12).
    private const int FirstSyllable = 0xAC00, SyllableCount = 11172;
    private const int FirstLead = 0x1100, FirstVowel = 0x1161, BeforeTrail = 0x11A7, Vowels = 21, Trails = 28;

    private static readonly Lazy<(Dictionary<int, Rune[]> Decompositions, Dictionary<int, int> Classes)> _unicode = new(Read);

    /// <summary>The name's canonical decomposition (normal form D).</summary>
    /// <param name="name">Any text; a lone surrogate, which file systems allow, stays as it is.</param>
    public static string Of(string name)
    {
        // Below À nothing decomposes.
        if (!name.AsSpan().ContainsAnyExceptInRange('\0', '\u00BF') || !IsWellFormed(name))
            return name;
        var (decompositions, classes) = _unicode.Value;
        // Marks of different classes have one order; sorting is stable, so marks of one class keep theirs.
        var (text, marks) = (new StringBuilder(), new List<(Rune Mark, int Class)>());
        foreach (var rune in name.EnumerateRunes().SelectMany(Decompose))
        {
            if (classes.TryGetValue(rune.Value, out var order))
            {
                marks.Add((rune, order));
                continue;
            }

            Flush();
            text.Append(rune.ToString());
        }

        Flush();
        return text.ToString();

        IEnumerable<Rune> Decompose(Rune rune) =>
            decompositions.GetValueOrDefault(rune.Value) ?? (IsSyllable(rune.Value) ? Letters(rune.Value - FirstSyllable) : [rune]);

        void Flush()
        {
            text.AppendJoin("", marks.OrderBy(mark => mark.Class).Select(mark => mark.Mark));
            marks.Clear();
        }
    }

    /// <summary>The name's canonical decomposition, in capitals: what is the same for names that differ by case alone.</summary>
    /// <param name="name">As above.</param>
    public static string WithoutCase(string name) => Of(name).ToUpperInvariant();

    private static bool IsSyllable(int code) => code is >= FirstSyllable and < FirstSyllable + SyllableCount;

    private static Rune[] Letters(int syllable)
    {
        var (lead, vowel, trail) = (syllable / (Vowels * Trails), syllable / Trails % Vowels, syllable % Trails);
        Rune[] open = [new(FirstLead + lead), new(FirstVowel + vowel)];
        return trail == 0 ? open : [.. open, new(BeforeTrail + trail)];
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
                return false;
            text = text[length..];
        }

        return true;
    }

    private static (Dictionary<int, Rune[]> Decompositions, Dictionary<int, int> Classes) Read()
    {
        var (decompositions, classes, part) = (new Dictionary<int, Rune[]>(), new Dictionary<int, int>(), 0);
        using var reader = new StreamReader(typeof(CanonicalName).Assembly.GetManifestResourceStream(Resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# From here on", StringComparison.Ordinal))
                part++;
            if (line.StartsWith('#'))
                continue;
            var words = line.Split(' ');
            if (part == 1)
                decompositions.Add(Code(words[0]), [.. words[1..].Select(word => new Rune(Code(word)))]);
            for (var code = Code(words[0]); part == 2 && code <= Code(words[1]); code++)
                classes.Add(code, int.Parse(words[2], CultureInfo.InvariantCulture));
        }

        return (decompositions, classes);

        static int Code(string word) => int.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
