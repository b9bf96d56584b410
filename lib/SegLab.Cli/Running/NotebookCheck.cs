using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SegLab.Cli.Documents;

namespace SegLab.Cli.Running;

/// <summary>Finds, before anything runs, what a notebook asks for that this runner does not have.</summary>
internal static class NotebookCheck
{
    private static readonly string[] Languages = ["c#", "csharp", ".net-csharp", "polyglot-notebook"];

    /// <summary>Checks the language, magic commands and referenced files.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="SegLabException">All that was found.</exception>
    public static void Check(NotebookDocument notebook, string path)
    {
        if (ForeignLanguage(notebook.Metadata) is { } language)
            throw new SegLabException($"{path} is a notebook in {language}; seglab runs notebooks in C# (.NET Interactive's kernel '.net-csharp').");

        var folder = Path.GetDirectoryName(path)!;
        var problems = notebook.CodeCells().SelectMany(cell => Problems(cell.Cell, cell.Number, folder)).ToList();
        if (problems.Count > 0)
            throw new SegLabException(string.Join('\n', problems));
    }

    private static string? ForeignLanguage(JsonObject metadata)
    {
        var kernel = metadata["kernelspec"];
        JsonNode?[] named = [NotebookJson.Member(kernel, "language"), NotebookJson.Member(kernel, "name"), NotebookJson.Member(metadata["language_info"], "name")];
        var names = named.Select(NotebookJson.TextOf).OfType<string>().ToList();
        return names.Count == 0 || names.Exists(name => Languages.Contains(name.ToLowerInvariant())) ? null : names[0];
    }

    private static IEnumerable<string> Problems(NotebookCell cell, int number, string folder)
    {
        var kernel = NotebookJson.Member(cell.Metadata["polyglot_notebook"], "kernelName")
            ?? NotebookJson.Member(cell.Metadata["dotnet_interactive"], "language");
        if (NotebookJson.TextOf(kernel) is { } language && !Languages.Contains(language.ToLowerInvariant()))
        {
            yield return $"Cell {number} is written for '{language}'; seglab runs C# only. Translate it, or make it a text cell.";
            yield break;
        }

        var tree = CSharpSyntaxTree.ParseText(cell.Source, new CSharpParseOptions(kind: SourceCodeKind.Script));
        foreach (var directive in LanguageMark.Directives(tree))
        {
            if (Problem(directive, folder) is { } problem)
                yield return $"Cell {number}, line {tree.GetLineSpan(directive.Span).StartLinePosition.Line + 1}: {problem}";
        }
    }

    private static string? Problem(DirectiveTriviaSyntax directive, string folder)
    {
        var text = directive.ToString().Trim();
        if (LanguageMark.Is(text))
            return null;
        if (text.StartsWith("#!", StringComparison.Ordinal))
            return $"the magic command '{text}' exists in .NET Interactive only. Remove the line; plain C# runs everywhere.";
        if (text.StartsWith("#i", StringComparison.Ordinal) && !text.StartsWith("#if", StringComparison.Ordinal))
            return $"'{text}' names a package source, and packages are not restored here. Remove the line.";
        if (directive is not ReferenceDirectiveTriviaSyntax reference)
            return null;

        var file = reference.File.ValueText;
        if (file.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return $"{text} restores a package, which is not supported here. Reference a built assembly by its path instead, such as #r \"../lib/bin/SegLab.dll\".";
        var full = Path.GetFullPath(file, folder);
        return !file.Contains('/') && !file.Contains('\\') || File.Exists(full)
            ? null
            : $"{text}: there is no file {full}. Build it first: dotnet build (in the project's folder).";
    }
}
