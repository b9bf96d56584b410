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
