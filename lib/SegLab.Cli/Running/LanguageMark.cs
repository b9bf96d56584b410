using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SegLab.Cli.Running;

/// <summary>The line by which .NET Interactive says that C# follows, such as <c>#!csharp</c>: where all is C# it changes nothing.</summary>
internal static class LanguageMark
{
    private static readonly CSharpParseOptions Script = new(kind: SourceCodeKind.Script);

    /// <summary>Whether a line is such a mark and nothing else.</summary>
    /// <param name="line">The line.</param>
    public static bool Is(string line) => line.Trim().ToLowerInvariant() is "#!csharp" or "#!c#" or "#!cs";

    /// <summary>The code with its marks blanked, which leaves every line where it was; a line within a string is none.</summary>
    /// <param name="source">A cell's code.</param>
    public static string Blank(string source)
    {
        if (!source.Contains("#!", StringComparison.Ordinal))
            return source;
        var code = source.ToCharArray();
        foreach (var mark in Directives(CSharpSyntaxTree.ParseText(source, Script)).Where(directive => Is(directive.ToString())))
            code.AsSpan(mark.SpanStart, mark.ToString().TrimEnd().Length).Fill(' ');
        return new string(code);
    }

    /// <summary>The lines of some code that begin with '#', in order, as the compiler reads them.</summary>
    /// <param name="tree">The parsed code.</param>
    public static IEnumerable<DirectiveTriviaSyntax> Directives(SyntaxTree tree) => tree.GetRoot()
        .DescendantTrivia()
        .Where(trivia => trivia.IsDirective)
        .Select(trivia => trivia.GetStructure())
        .OfType<DirectiveTriviaSyntax>();
}
