using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;

namespace SegLab.Cli.Reports;

/// <summary>The footnotes of one cell, counted on from those of earlier cells.</summary>
internal sealed class FootnoteGroupRenderer : HtmlFootnoteGroupRenderer
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup footnotes)
    {
        var noted = footnotes.OfType<Footnote>().Where(footnote => footnote.Order > 0).ToList();
        if (noted.Count == 0)
            return;
        renderer.EnsureLine();
        renderer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<ol class=\"footnotes\" start=\"{noted[0].Order}\">"));
        foreach (var footnote in noted)
        {
            renderer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<li id=\"fn:{footnote.Order}\">"));
            renderer.WriteChildren(footnote);
            renderer.WriteLine("</li>");
        }

        renderer.WriteLine("</ol>");
    }
}
