using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace SegLab.Cli.Reports.Formulas;

/// <summary>Writes formulas within a paragraph.</summary>
internal sealed class FormulaInlineRenderer : HtmlObjectRenderer<FormulaInline>
{
    protected override void Write(HtmlRenderer renderer, FormulaInline obj)
    {
        // Without HTML, Markdig is collecting the words that describe a picture.
        if (renderer.EnableHtmlForInline)
            renderer.Write(Formula.Html(obj.Tex, obj.Display));
        else
            renderer.WriteEscape(obj.Tex);
    }
}
