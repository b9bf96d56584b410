using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace SegLab.Cli.Reports.Formulas;

/// <summary>Writes formulas on lines of their own.</summary>
internal sealed class FormulaBlockRenderer : HtmlObjectRenderer<FormulaBlock>
{
    protected override void Write(HtmlRenderer renderer, FormulaBlock obj) =>
        renderer.EnsureLine().WriteLine($"<p>{Formula.Html(obj.Tex.ToString(), display: true)}</p>");
}
