namespace SegLab.Cli.Usage;

/// <summary>Finds which word was meant by one with a slip of the fingers.</summary>
internal static class NearestWord
{
    // So many letters have one mistake among them.
    private const int LettersPerMistake = 3;

    /// <summary>The word nearest to what was typed; null where none is near.</summary>
    /// <param name="typed">What was typed; capitals, hyphens and underscores don't count.</param>
    /// <param name="words">The words there are.</param>
    public static string? Of(string typed, IEnumerable<string> words)
    {
        var bare = Bare(typed);
        var allowed = 1 + (bare.Length / LettersPerMistake);
        return words.Select(word => (Word: word, Distance: Distance(bare, Bare(word)))).Where(entry => entry.Distance <= allowed && entry.Distance < Bare(entry.Word).Length)
            .OrderBy(entry => entry.Distance).ThenBy(entry => entry.Word, StringComparer.Ordinal).Select(entry => entry.Word).FirstOrDefault()
            ?? words.FirstOrDefault(word => bare.Length > 2 && Bare(word).StartsWith(bare, StringComparison.Ordinal));
    }

    private static string Bare(string word) => word.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    // Letters left out, put in, mistaken, or exchanged with their neighbour (optimal string alignment).
    private static int Distance(string one, string other)
    {
        var costs = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                costs[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1, costs[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
            }
        }

        return costs[one.Length, other.Length];
    }
}
