namespace SegLab.Figures.Formatting;

/// <summary>What <see cref="TypeFormatterSourceAttribute"/> names on <see cref="Formula"/>: hosts set LaTeX themselves.</summary>
public sealed class FormulaFormatterSource
{
    /// <summary>The mime type of <see cref="Formula.ToLatex"/>.</summary>
    public const string Latex = "text/latex";

    /// <summary>The mime type of <see cref="Formula.ToText"/>.</summary>
    public const string Text = FigureFormatterSource.Text;

    /// <summary>The formatters, called by .NET Interactive by the method's name.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ValueFormatter<Formula>(Latex, formula => formula.ToLatex()),
        new ValueFormatter<Formula>(Text, formula => formula.ToText()),
    ];
}
