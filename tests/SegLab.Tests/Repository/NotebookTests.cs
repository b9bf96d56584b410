using System.Text.Json;
using System.Text.RegularExpressions;
using SegLab.Tests.Cli;
using Xunit;
using static SegLab.Tests.Repository.NotebookJson;

namespace SegLab.Tests.Repository;

/// <summary>Rules for every committed notebook: it opens in every host, names no machine, and shows what it computes.</summary>
public sealed partial class NotebookTests
{
    private const int LargestFile = 5_000_000;

    public static TheoryData<string> Notebooks => [.. Directory.EnumerateFiles(RepositoryFolder.Full("notebooks"), "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    // Valid is enough: VS Code orders a file's keys differently.
    [Theory]
    [MemberData(nameof(Notebooks))]
    public Task JupyterTakesIt(string name) => Nbformat.AcceptsAsync(PathOf(name), sameText: false);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void ItIsANotebookOfFormat45(string name)
    {
        var notebook = new NotebookJson(name);
        Assert.Equal((4, 5), (notebook.Root.GetProperty("nbformat").GetInt32(), notebook.Root.GetProperty("nbformat_minor").GetInt32()));
        Assert.All(notebook.Cells, cell =>
        {
            Assert.True(Kind(cell) is "code" or "markdown" or "raw", $"There is no kind of cell {Kind(cell)}.");
            Assert.Matches("^[A-Za-z0-9_-]{1,64}$", cell.GetProperty("id").GetString());
            Assert.Equal(Kind(cell) == "code", cell.TryGetProperty("outputs", out _) && cell.TryGetProperty("execution_count", out _));
            Assert.NotEmpty(Source(cell));
        });
        Assert.Distinct(notebook.Cells.Select(cell => cell.GetProperty("id").GetString()));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void VisualStudioCodeOpensItWithItsCSharpKernel(string name)
    {
        var notebook = new NotebookJson(name);
        AssertJson("""{"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}""", notebook.Root.GetProperty("metadata").GetProperty("kernelspec"));
        AssertJson("""{"name": "polyglot-notebook"}""", notebook.Root.GetProperty("metadata").GetProperty("language_info"));
        AssertJson(
            """{"kernelInfo": {"defaultKernelName": "csharp", "items": [{"aliases": [], "languageName": "csharp", "name": "csharp"}]}}""",
            notebook.Root.GetProperty("metadata").GetProperty("polyglot_notebook"));
        Assert.All(notebook.CodeCells, cell =>
        {
            AssertJson("""{"language": "csharp"}""", cell.GetProperty("metadata").GetProperty("dotnet_interactive"));
            AssertJson("""{"kernelName": "csharp"}""", cell.GetProperty("metadata").GetProperty("polyglot_notebook"));
        });
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void ItStaysSmall(string name) => Assert.InRange(new FileInfo(PathOf(name)).Length, 1, LargestFile - 1);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void OneCellHoldsTheParameters(string name) =>
        Assert.Equal("code", Kind(Assert.Single(new NotebookJson(name).Cells, cell => Tags(cell).Contains("parameters"))));

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void ItIsCommittedExecutedAsItStands(string name)
    {
        var notebook = new NotebookJson(name);
        Assert.DoesNotContain(notebook.Cells, cell => Tags(cell).Contains("injected-parameters"));
        Assert.Equal(
            Enumerable.Range(1, notebook.CodeCells.Count()).Select(count => (int?)count),
            notebook.CodeCells.Select(cell => cell.GetProperty("execution_count") is { ValueKind: JsonValueKind.Number } count ? count.GetInt32() : (int?)null));
        Assert.NotEmpty(notebook.Outputs);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void ItsOutputsHoldNoErrorAndNoPathOfAMachine(string name)
    {
        Assert.All(new NotebookJson(name).Outputs, output =>
        {
            Assert.NotEqual("error", output.GetProperty("output_type").GetString());
            Assert.DoesNotContain(Readable(output), text => MachinePath().IsMatch(text));
        });
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void ItsFormulasAreLatexBetweenDollars(string name) => Assert.All(new NotebookJson(name).Prose, text =>
    {
        var rest = Formula().Replace(text, "");
        Assert.DoesNotContain('$', rest);
        Assert.DoesNotMatch(@"\\[A-Za-z(\[]", rest);
    });

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void ItsLinksAreHttpsOrLeadToAFile(string name) => Assert.All(new NotebookJson(name).Prose.SelectMany(text => Link().Matches(text)), link =>
    {
        var target = link.Groups["target"].Value;
        if (Uri.TryCreate(target, UriKind.Absolute, out var address) && !target.StartsWith('/'))
            Assert.Equal(Uri.UriSchemeHttps, address.Scheme);
        else if (!target.StartsWith('#'))
            Assert.True(Path.Exists(Path.Combine(RepositoryFolder.Full("notebooks"), target.Split('#')[0])), $"There is no {target}.");
    });

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void ItSpeaksEnglish(string name) => Assert.DoesNotContain(Readable(new NotebookJson(name).Root), text => Cyrillic().IsMatch(text));

    private static void AssertJson(string expected, JsonElement found)
    {
        using var document = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(document.RootElement, found), $"Expected {expected}, found {found.GetRawText()}.");
    }

    [GeneratedRegex(@"(?<![\w.])/(home|root|tmp|work|Users)/|\b[A-Z]:\\", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\$\$[^$]+\$\$|\$[^$\n]+\$", RegexOptions.None, 5000)]
    private static partial Regex Formula();

    [GeneratedRegex(@"\]\(<?(?<target>[^)>\s]+)|(href|src)=""(?<target>[^""]*)""|(?<![(\w""])(?<target>http://\S+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.None, 5000)]
    private static partial Regex Cyrillic();
}
