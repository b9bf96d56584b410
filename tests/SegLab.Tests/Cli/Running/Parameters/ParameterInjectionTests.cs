using System.Text.Json.Nodes;
using SegLab.Cli.Documents;
using SegLab.Cli.Running.Parameters;
using Xunit;

namespace SegLab.Tests.Cli.Running.Parameters;

public sealed class ParameterInjectionTests
{
    private static readonly NotebookDocument Notebook = new([],
    [
        new NotebookCell { Id = "first", Kind = CellKind.Code, Source = "1" },
        new NotebookCell
        {
            Id = "set",
            Kind = CellKind.Code,
            Source = "int Epochs = 10; string Name = \"\";",
            Metadata = JsonNode.Parse("""{"tags": ["parameters"], "polyglot_notebook": {"kernelName": "csharp"}}""")!.AsObject(),
        },
        new NotebookCell { Id = "last", Kind = CellKind.Code, Source = "2" },
    ]);

    [Fact]
    public void TheCellStandsRightAfterTheParameters()
    {
        var cells = ParameterInjection.Apply(Notebook, [Set("Epochs", "3"), Set("Name", "x"), Set("Epochs", "4")]).Cells;
        Assert.Equal(["first", "set", "injected-parameters", "last"], cells.Select(cell => cell.Id));
        Assert.Equal("// Set on the command line.\nEpochs = 4;\nName = \"x\";", cells[2].Source);
        Assert.Equal(["injected-parameters"], cells[2].Tags);
        Assert.Equal("csharp", cells[2].Metadata["polyglot_notebook"]!["kernelName"]!.GetValue<string>());
        Assert.Equal(["parameters"], cells[1].Tags);
    }

    [Fact]
    public void AnEarlierRunsCellIsReplaced()
    {
        var once = ParameterInjection.Apply(Notebook, [Set("Epochs", "3")]);
        var twice = ParameterInjection.Apply(once, [Set("Name", "x")]);
        Assert.Equal(4, twice.Cells.Count);
        Assert.Equal("// Set on the command line.\nName = \"x\";", twice.Cells[2].Source);
    }

    /// <summary>Two cells are tagged, and both declare Epochs, as different types.</summary>
    private static readonly NotebookDocument Twice = Notebook with
    {
        Cells =
        [
            .. Notebook.Cells.Take(2),
            Notebook.Cells[2],
            new NotebookCell { Id = "set-2", Kind = CellKind.Code, Source = "double Epochs = 1; bool Fast = false;", Metadata = JsonNode.Parse("""{"tags": ["parameters"]}""")!.AsObject() },
            new NotebookCell { Id = "text", Kind = CellKind.Markdown, Source = "string No;", Metadata = JsonNode.Parse("""{"tags": ["parameters"]}""")!.AsObject() },
        ],
    };

    [Fact]
    public void EveryCellThatIsTaggedCountsAndANameIsSetAfterEachThatDeclaresIt()
    {
        var cells = ParameterInjection.Apply(Twice, [Set("Fast", "true"), Set("Epochs", "3")]).Cells;
        Assert.Equal(["first", "set", "injected-parameters", "last", "set-2", "injected-parameters-2", "text"], cells.Select(cell => cell.Id));
        Assert.Equal("// Set on the command line.\nEpochs = 3;", cells[2].Source);
        Assert.Equal("// Set on the command line.\nEpochs = 3d;\nFast = true;", cells[5].Source);

        var second = ParameterInjection.Apply(Twice, [Set("Fast", "true")]).Cells;
        Assert.Equal(["first", "set", "last", "set-2", "injected-parameters", "text"], second.Select(cell => cell.Id));
    }

    [Fact]
    public void AValueHasToFitEveryCellThatDeclaresItsName()
    {
        var error = Assert.Throws<SegLabException>(() => ParameterInjection.Apply(Twice, [Set("Epochs", "1.5"), Set("No", "x")]));
        Assert.Contains("'1.5' is no int", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("no double", error.Message, StringComparison.Ordinal);
        Assert.Contains("no parameter 'No'", error.Message, StringComparison.Ordinal);
        Assert.Contains("bool Fast = false", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutSettingsTheNotebookStaysAsItIs() => Assert.Same(Notebook, ParameterInjection.Apply(Notebook, []));

    [Fact]
    public void EveryWrongSettingIsNamedAndTheRightOnesAreListed()
    {
        var error = Assert.Throws<SegLabException>(() => ParameterInjection.Apply(Notebook, [Set("epochs", "3"), Set("Epochs", "three")]));
        Assert.Contains("no parameter 'epochs'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'three' is no int", error.Message, StringComparison.Ordinal);
        Assert.Contains("int Epochs = 10", error.Message, StringComparison.Ordinal);
        Assert.Contains("string Name = \"\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANotebookWithoutParametersSaysSo()
    {
        var error = Assert.Throws<SegLabException>(() => ParameterInjection.Apply(Notebook with { Cells = [Notebook.Cells[0]] }, [Set("Epochs", "3")]));
        Assert.Contains("no code cell tagged 'parameters'", error.Message, StringComparison.Ordinal);
    }

    private static ParameterSetting Set(string name, string value) => new(name, value, $"--set {name}={value}");
}
