using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace SegLab.Cli.Reports;

/// <summary><c>$…$</c>, and <c>$$…$$</c> within a paragraph, which is set on a line of its own.</summary>
internal sealed class InlineFormulaRenderer : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline obj)
    {
        if (obj.DelimiterCount < 2)
        {
            renderer.Write(Formula.Html(obj.Content.ToString(), display: false));
            return;
        }

        // A paragraph may hold no div.
        renderer.Write(Formula.Html(obj.Content.ToString(), display: true).Replace("<div", "<span").Replace("</div>", "</span>"));
    }
}
