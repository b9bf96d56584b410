using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SegLab.Cli.Running.Parameters;

/// <summary>Reads the variables that a cell tagged <c>parameters</c> declares.</summary>
internal static class ParametersCell
{
    /// <summary>The tag of the cell whose values may be set from outside (papermill's convention).</summary>
    public const string Tag = "parameters";

    /// <summary>The variables of simple types, in order; constants are none.</summary>
    /// <param name="source">The cell's code.</param>
    public static IReadOnlyList<NotebookParameter> Parse(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(kind: SourceCodeKind.Script));
        return
        [
            .. tree.GetCompilationUnitRoot().Members.OfType<FieldDeclarationSyntax>()
                .Where(field => !field.Modifiers.Any(SyntaxKind.ConstKeyword) && !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
                .SelectMany(field => field.Declaration.Variables, (field, variable) => Parameter(field.Declaration.Type, variable))
                .OfType<NotebookParameter>(),
        ];
    }

    private static NotebookParameter? Parameter(TypeSyntax declared, VariableDeclaratorSyntax variable)
    {
        var value = variable.Initializer?.Value;
        var name = declared is NullableTypeSyntax nullable ? nullable.ElementType.ToString() : declared.ToString();
        var type = name == "var" ? TypeOf(value) : name;
        return type is not null && NotebookParameter.Types.Contains(type)
            ? new NotebookParameter(variable.Identifier.ValueText, type, value?.ToString() ?? "default") { IsNullable = declared is NullableTypeSyntax }
            : null;
    }

    private static string? TypeOf(ExpressionSyntax? value) => value switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negative => TypeOf(negative.Operand),
        LiteralExpressionSyntax literal => literal.Token.Value switch
        {
            string => "string",
            bool => "bool",
            int => "int",
            uint => "uint",
            long => "long",
            float => "float",
            double => "double",
            _ => null,
        },
        _ => null,
    };
}
