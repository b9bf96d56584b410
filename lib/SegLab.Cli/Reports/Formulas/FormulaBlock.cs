using System.Text;
using Markdig.Parsers;
using Markdig.Syntax;

namespace SegLab.Cli.Reports.Formulas;

/// <summary>A formula on lines of its own.</summary>
internal sealed class FormulaBlock(BlockParser parser, string end) : LeafBlock(parser)
{
    /// <summary>What ends the formula: <c>$$</c>, or <c>\end{…}</c> of the environment that began it.</summary>
    public string End { get; } = end;

    /// <summary>The TeX so far.</summary>
    public StringBuilder Tex { get; } = new();
}
