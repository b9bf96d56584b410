using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SegLab.Cli.Reports;

/// <summary>Colours C# script: Roslyn's own tokens, each in a span whose class says what it is. Names of types and methods are told by their place alone.</summary>
internal static class CSharpHighlighter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The code as HTML, to stand in <c>pre</c> and <c>code</c>. Code with errors in it is shown all the same.</summary>
    public static string Html(string source)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(source, Script).GetRoot().DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia)
                Append(html, trivia.ToFullString(), Class(trivia));
            Append(html, token.Text, Class(token));
            foreach (var trivia in token.TrailingTrivia)
                Append(html, trivia.ToFullString(), Class(trivia));
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, string text, string? name)
    {
        if (text.Length == 0)
            return;
        var encoded = WebUtility.HtmlEncode(text);
        html.Append(name is null ? encoded : $"<span class=\"{name}\">{encoded}</span>");
    }

    private static string? Class(SyntaxTrivia trivia) => trivia switch
    {
        { IsDirective: true } => "directive",
        _ when trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => "comment",
        _ => null,
    };

    private static string? Class(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "number",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringStartToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedRawStringEndToken => "string",
        SyntaxKind.IdentifierToken => IdentifierClass(token),
        _ when token.IsKeyword() || token.IsContextualKeyword() => "keyword",
        _ => null,
    };

    private static string? IdentifierClass(SyntaxToken token) => token.Parent switch
    {
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax => "type",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "method",
        SimpleNameSyntax { Identifier.Text: "var" or "dynamic" or "nint" or "nuint" } name when IsType(name) => "keyword",
        SimpleNameSyntax name when IsCalled(name) => "method",
        SimpleNameSyntax name when IsType(name) => "type",
        _ => null,
    };

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access => access.Name == name && call.Expression == access,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax } => true,
        _ => false,
    };

    private static bool IsType(SimpleNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified => qualified.Right == name && qualified.Parent is not (UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax or QualifiedNameSyntax),
        // Types are written with a capital, locals and parameters without: `Masks.Otsu` against `masks.Count`.
        MemberAccessExpressionSyntax access => access.Expression == name && name.Identifier.Text is [>= 'A' and <= 'Z', ..],
        VariableDeclarationSyntax or ParameterSyntax or TypeArgumentListSyntax or BaseTypeSyntax or ObjectCreationExpressionSyntax
            or ArrayTypeSyntax or NullableTypeSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or DeclarationPatternSyntax
            or RecursivePatternSyntax or DeclarationExpressionSyntax or TupleElementSyntax or AttributeSyntax or TypeConstraintSyntax
            or CatchDeclarationSyntax or TypePatternSyntax => true,
        CastExpressionSyntax cast => cast.Type == name,
        ForEachStatementSyntax loop => loop.Type == name,
        MethodDeclarationSyntax method => method.ReturnType == name,
        LocalFunctionStatementSyntax function => function.ReturnType == name,
        PropertyDeclarationSyntax property => property.Type == name,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression or (int)SyntaxKind.IsExpression } test => test.Right == name,
        _ => false,
    };
}
