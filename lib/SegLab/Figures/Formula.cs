using SegLab.Figures.Formatting;

namespace SegLab.Figures;

/// <summary>
/// Formulas one below the other, each with its name: VS Code, GitHub and SegLab's report set them, a terminal shows their LaTeX.
/// No <see cref="Figure"/>, for SegLab cannot draw formulas itself.
/// </summary>
[TypeFormatterSource(typeof(FormulaFormatterSource), PreferredMimeTypes = [FormulaFormatterSource.Latex, FormulaFormatterSource.Text])]
public sealed record Formula
{
    // Between a formula and what its letters mean.
    private const string Break = @",\quad ";

    // Of plain text, these have a meaning inside \text{…}.
    private static readonly IReadOnlyDictionary<char, string> Escapes = new Dictionary<char, string>
    {
        ['\\'] = @"\textbackslash{}", ['{'] = @"\{", ['}'] = @"\}", ['$'] = @"\$", ['%'] = @"\%", ['&'] = @"\&", ['#'] = @"\#", ['_'] = @"\_",
        ['^'] = @"\textasciicircum{}", ['~'] = @"\textasciitilde{}",
    };

    /// <summary>One formula.</summary>
    /// <param name="latex">LaTeX as in a display formula, without dollars: <c>p = \sigma(x)</c>.</param>
    /// <exception cref="SegLabException">The formula is empty or has a dollar in it.</exception>
    public Formula(string latex)
        : this([("", latex)])
    {
    }

    /// <summary>Formulas one below the other.</summary>
    /// <param name="rows">At least one: a name in plain text, empty for none, and LaTeX as in a display formula, without dollars.</param>
    /// <exception cref="SegLabException">There is no row, or a formula is empty or has a dollar in it.</exception>
    public Formula(IReadOnlyList<(string Name, string Latex)> rows)
    {
        if (rows.Count == 0)
            throw new SegLabException("A list of formulas is empty; give it at least one.");
        var wrong = Enumerable.Range(0, rows.Count).Where(row => string.IsNullOrWhiteSpace(rows[row].Latex) || rows[row].Latex.Contains('$', StringComparison.Ordinal)).ToList();
        if (wrong.Count > 0)
            throw new SegLabException($"These formulas cannot be shown: {string.Join("; ", wrong.Select(row => $"number {row + 1}, '{rows[row].Name}', is '{rows[row].Latex}'"))}. Write LaTeX without the dollars around it, such as p = \\sigma(x).");
        Rows = rows;
    }

    /// <summary>The names, in plain text, and formulas, the first on top.</summary>
    public IReadOnlyList<(string Name, string Latex)> Rows { get; }

    /// <summary>
    /// One display formula with its dollars; of several rows, names and formulas stand in columns. What follows a comma and
    /// <c>\quad</c>, the meaning of letters, goes on a line of its own, so that narrow pages show it.
    /// </summary>
    public string ToLatex()
    {
        if (Rows is [{ Name: "" } only])
            return $"$${Lines(only.Latex)}$$";
        var rows = Rows.Select(row => $@"\text{{{string.Concat(row.Name.Select(letter => Escapes.GetValueOrDefault(letter, $"{letter}")))}}} & \displaystyle {Lines(row.Latex)}");
        return $"$$\\begin{{array}}{{ll}}\n{string.Join(" \\\\[1.2em]\n", rows)}\n\\end{{array}}$$";
    }

    private static string Lines(string latex) => latex.Contains(Break, StringComparison.Ordinal)
        ? $@"\begin{{array}}{{l}} {string.Join(@", \\[0.6em] ", latex.Split(Break).Select(line => $@"\displaystyle {line}"))} \end{{array}}"
        : latex;

    /// <summary>The formulas' LaTeX, a line each, behind its name.</summary>
    public string ToText() => string.Join('\n', Rows.Select(row => row.Name.Length > 0 ? $"{row.Name}: {row.Latex}" : row.Latex));

    /// <inheritdoc/>
    public override string ToString() => ToText();
}
