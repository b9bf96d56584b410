using Markdig.Syntax.Inlines;

namespace SegLab.Cli.Reports.Formulas;

/// <summary>A formula within a paragraph.</summary>
/// <param name="tex">The TeX between the dollars.</param>
/// <param name="display">Whether it takes a line of its own (<c>$$</c>).</param>
internal sealed class FormulaInline(string tex, bool display) : LeafInline
{
    /// <summary>The TeX between the dollars.</summary>
    public string Tex { get; } = tex;

    /// <summary>Whether it takes a line of its own.</summary>
    public bool Display { get; } = display;
}
