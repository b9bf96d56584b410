using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace SegLab.Cli.Reports.Formulas;

/// <summary>
/// Reads <c>$$ … $$</c> and <c>\begin{…} … \end{…}</c> that begin and end a line, as notebook editors do.
/// Markdig's own extension wants <c>$$</c> alone on its line and knows no environments.
/// </summary>
internal sealed partial class FormulaBlockParser : BlockParser
{
    private const string Dollars = "$$";

    public FormulaBlockParser()
    {
        OpeningCharacters = ['$', '\\'];
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent)
            return BlockState.None;

        var line = processor.Line.ToString().TrimEnd();
        var environment = Environment().Match(line);
        if (!environment.Success && !line.StartsWith(Dollars, StringComparison.Ordinal))
            return BlockState.None;

        var end = environment.Success ? $@"\end{{{environment.Groups["name"].Value}}}" : Dollars;
        var content = environment.Success ? line : line[Dollars.Length..];
        var ending = content.IndexOf(end, StringComparison.Ordinal);
        // Text after a formula: it is part of a paragraph.
        if (ending >= 0 && ending + end.Length < content.Length)
            return BlockState.None;
        // The line may end a formula that began within the paragraph above.
        if (end == Dollars && processor.CurrentBlock is ParagraphBlock paragraph && paragraph.Lines.ToString().Split(Dollars).Length % 2 == 0)
            return BlockState.None;

        var block = new FormulaBlock(this, end) { Column = processor.Column, Span = new SourceSpan(processor.Start, processor.Line.End) };
        processor.NewBlocks.Push(block);
        return Append(block, content);
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block) =>
        Append((FormulaBlock)block, processor.Line.ToString().TrimEnd());

    private static BlockState Append(FormulaBlock block, string line)
    {
        if (!line.EndsWith(block.End, StringComparison.Ordinal))
        {
            block.Tex.Append(line).Append('\n');
            return BlockState.ContinueDiscard;
        }

        // An environment's end belongs to its TeX, dollars do not.
        block.Tex.Append(block.End == Dollars ? line[..^Dollars.Length] : line);
        return BlockState.BreakDiscard;
    }

    [GeneratedRegex(@"^\\begin\{(?<name>[A-Za-z]+\*?)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Environment();
}
