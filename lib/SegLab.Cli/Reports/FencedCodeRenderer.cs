using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace SegLab.Cli.Reports;

/// <summary>Code within text: C# is coloured as in code cells.</summary>
internal sealed class FencedCodeRenderer : CodeBlockRenderer
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        if (obj is FencedCodeBlock { Info: "csharp" or "cs" or "c#" })
            renderer.EnsureLine().WriteLine($"<pre><code>{CSharpHighlighter.Html(obj.Lines.ToString())}</code></pre>");
        else
            base.Write(renderer, obj);
    }
}
