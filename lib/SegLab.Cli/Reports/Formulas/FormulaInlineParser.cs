using Markdig.Helpers;
using Markdig.Parsers;

namespace SegLab.Cli.Reports.Formulas;

/// <summary>
/// Reads <c>$…$</c> and <c>$$…$$</c> within a paragraph, also across its lines, where Markdig's own extension stops.
/// A dollar is no formula's beginning after a letter or digit or before white space, and no end after white space or before a digit: prices stay prices.
/// </summary>
internal sealed class FormulaInlineParser : InlineParser
{
    public FormulaInlineParser()
    {
        OpeningCharacters = ['$'];
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text;
        var display = slice.PeekChar() == '$';
        var start = slice.Start + (display ? 2 : 1);
        if (char.IsLetterOrDigit(slice.PeekCharExtra(-1)) || start > slice.End || text[start] == '$' || (!display && char.IsWhiteSpace(text[start])))
            return false;

        for (var index = start; index <= slice.End; index++)
        {
            if (text[index] == '\\')
            {
                index++;
            }
            else if (text[index] == '$' && IsEnd(slice, index, display))
            {
                processor.Inline = new FormulaInline(text[start..index], display);
                slice.Start = index + (display ? 2 : 1);
                return true;
            }
            else if (text[index] == '$' && !display)
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsEnd(StringSlice slice, int index, bool display)
    {
        var next = index < slice.End ? slice.Text[index + 1] : '\0';
        return display ? next == '$' : !char.IsWhiteSpace(slice.Text[index - 1]) && !char.IsAsciiDigit(next);
    }
}
