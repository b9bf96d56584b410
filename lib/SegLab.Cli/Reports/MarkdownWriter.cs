using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SegLab.Cli.Reports.Formulas;
using SegLab.Cli.Reports.Offline;

namespace SegLab.Cli.Reports;

/// <summary>
/// GitHub's Markdown, with formulas, as HTML. One writer serves a whole report: headings are collected, ids are unique,
/// and footnotes count on from cell to cell.
/// </summary>
/// <param name="anchors">Hands out the headings' ids.</param>
/// <param name="offline">Puts images in and takes out what a page would fetch.</param>
internal sealed class MarkdownWriter(AnchorNames anchors, OfflineHtml offline)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .Use<FormulaExtension>()
        .UsePipeTables()
        .UseTaskLists()
        .UseFootnotes()
        .UseAutoLinks()
        .UseAlertBlocks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .Build();

    private readonly List<Heading> headings = [];
    private int footnoteCount;
    private int footnoteLinkCount;

    /// <summary>The headings of the text so far, in order.</summary>
    public IReadOnlyList<Heading> Headings => headings;

    /// <summary>Whether anything written so far needs KaTeX.</summary>
    public bool HasFormulas { get; private set; }

    /// <summary>Text of the notebook: its headings belong to the table of contents.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="place">Its cell, for messages.</param>
    /// <param name="attachments">The cell's <c>attachments</c> (name to mime type to base64), or null.</param>
    public string Html(string markdown, string place, JsonObject? attachments = null)
    {
        var scope = new PageScope(place, attachments, RunsScripts: false);
        if (Parse(markdown) is not { } document)
            return Unparsed(markdown, scope);
        foreach (var heading in document.Descendants<HeadingBlock>())
            AddHeading(heading);
        return Render(document, scope);
    }

    /// <summary>Text that a cell displayed: not part of the table of contents.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="place">The cell, for messages.</param>
    public string OutputHtml(string markdown, string place)
    {
        var scope = new PageScope(place, Attachments: null, RunsScripts: false);
        return Parse(markdown) is { } document ? Render(document, scope) : Unparsed(markdown, scope);
    }

    /// <summary>A <c>text/latex</c> output.</summary>
    public string FormulaHtml(string latex)
    {
        HasFormulas = true;
        return Formula.OutputHtml(latex);
    }

    // Markdig refuses what is nested some hundred levels deep.
    private static MarkdownDocument? Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private string Unparsed(string markdown, PageScope scope) => offline.Rewrite($"<pre>{WebUtility.HtmlEncode(markdown)}</pre>\n", scope);

    private string Render(MarkdownDocument document, PageScope scope)
    {
        HasFormulas |= document.Descendants().Any(part => part is FormulaInline or FormulaBlock);
        NumberFootnotes(document);

        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new FencedCodeRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new FootnoteGroupRenderer());
        renderer.Render(document);
        return offline.Rewrite(writer.ToString(), scope);
    }

    private void AddHeading(HeadingBlock heading)
    {
        var text = new StringBuilder();
        var html = new StringBuilder();
        foreach (var part in heading.Inline?.Descendants() ?? [])
        {
            var (words, marked) = part switch
            {
                LiteralInline literal => (literal.Content.ToString(), null),
                CodeInline code => (code.Content, $"<code>{WebUtility.HtmlEncode(code.Content)}</code>"),
                FormulaInline formula => (formula.Tex, Formula.Html(formula.Tex, display: false)),
                HtmlEntityInline entity => (entity.Transcoded.ToString(), null),
                LineBreakInline => (" ", null),
                _ => ("", ""),
            };
            text.Append(words);
            html.Append(marked ?? WebUtility.HtmlEncode(words));
        }

        var anchor = anchors.Next(text.ToString());
        heading.GetAttributes().Id = anchor;
        headings.Add(new Heading(heading.Level, anchor, text.ToString(), html.ToString()));
    }

    /// <summary>Markdig counts from 1 in each cell; numbers and the ids made from them are to be unique in the report.</summary>
    private void NumberFootnotes(MarkdownDocument document)
    {
        foreach (var footnote in document.Descendants<Footnote>().Where(footnote => footnote.Order > 0))
        {
            footnote.Order = ++footnoteCount;
            foreach (var link in footnote.Links)
                link.Index = ++footnoteLinkCount;
        }
    }
}
