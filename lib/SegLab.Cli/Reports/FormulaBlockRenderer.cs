using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace SegLab.Cli.Reports;

/// <summary><c>$$</c> on a line of its own, before and after the formula.</summary>
internal sealed class FormulaBlockRenderer : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
        renderer.EnsureLine().WriteLine(Formula.Html(obj.Lines.ToString(), display: true));
}
