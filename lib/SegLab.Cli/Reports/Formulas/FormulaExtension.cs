using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace SegLab.Cli.Reports.Formulas;

/// <summary>Formulas in Markdown, by the conventions of GitHub, VS Code and Jupyter.</summary>
internal sealed class FormulaExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new FormulaBlockParser());
        pipeline.InlineParsers.InsertBefore<EmphasisInlineParser>(new FormulaInlineParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Add(new FormulaInlineRenderer());
        renderer.ObjectRenderers.Add(new FormulaBlockRenderer());
    }
}
