using System.Text.Json.Nodes;
using SegLab.Cli.Documents;
using Xunit;
using static SegLab.Tests.Cli.Running.SmallNotebook;

namespace SegLab.Tests.Cli.Running;

/// <summary>Bad input to <c>seglab run</c>: one message that names the thing and the way out, exit code 2 for wrong words and 1 for wrong files, nothing written.</summary>
public sealed class RunInputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RunInputTests()
    {
        WriteTo(folder["good.ipynb"], ParametersCell("string DataFolder = \"\"; int Epochs = 3;"));
        File.WriteAllText(folder["file.txt"], "{ not json");
        NotebookFile.Write(folder["python.ipynb"], new NotebookDocument(
            JsonNode.Parse("""{"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}""")!.AsObject(), [Code("1") with { Id = "a" }]));
        WriteTo(folder["magic.ipynb"], Code("#!time\nvar s = @\"\n#!text in a string\";"), Code("1;\n#r \"nuget: Some.Package, 1.0\""), Code("#r \"../nowhere/SegLab.dll\""));
        WriteTo(folder["shell.ipynb"], Code("ls") with { Metadata = JsonNode.Parse("""{"polyglot_notebook": {"kernelName": "pwsh"}}""")!.AsObject() });
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, "run missing.ipynb", "There is no notebook", "good.ipynb")]
    [InlineData(1, "run file.txt", "file.txt is not a Jupyter notebook", ".ipynb")]
    [InlineData(1, "run python.ipynb", "python.ipynb is a notebook in python", "C#")]
    [InlineData(1, "run shell.ipynb", "Cell 1 is written for 'pwsh'", "C#")]
    [InlineData(1, "run magic.ipynb", "Cell 1, line 1: the magic command '#!time'", "Remove the line")]
    [InlineData(1, "run magic.ipynb", "Cell 2, line 2: #r \"nuget: Some.Package, 1.0\"", "by its path")]
    [InlineData(1, "run magic.ipynb", "Cell 3, line 1: #r \"../nowhere/SegLab.dll\": there is no file", "dotnet build")]
    [InlineData(2, "run good.ipynb --to html,pdf", "there is no format 'pdf'", "html and ipynb")]
    [InlineData(2, "run good.ipynb --to 1", "there is no format '1'", "html and ipynb")]
    [InlineData(2, "run good.ipynb --out file.txt", "--out file.txt: that is a file", "name a folder")]
    [InlineData(2, "run good.ipynb --out file.txt/below", "file.txt is a file", "name a folder")]
    [InlineData(2, "run good.ipynb --out .", "would replace the notebook itself", "another folder")]
    [InlineData(2, "run good.ipynb --data nowhere", "--data nowhere: there is no such folder", "Name a folder")]
    [InlineData(2, "run good.ipynb --set Epoch=3", "no parameter 'Epoch'", "int Epochs = 3")]
    [InlineData(2, "run good.ipynb --set Epochs=many", "'many' is no int", "a whole number")]
    [InlineData(2, "run good.ipynb --set Epochs", "--set Epochs: Name=Value is expected", "--set Epochs=3")]
    [InlineData(2, "run", "NOTEBOOK is missing", null)]
    [InlineData(2, "run good.ipynb --frobnicate", "--frobnicate", null)]
    public async Task IsAnsweredWithItsNameAndTheWayOut(int exitCode, string arguments, string named, string? wayOut)
    {
        var before = Directory.EnumerateFileSystemEntries(folder.Path).Order().ToList();
        var result = await CommandProcess.SeglabAsync(folder.Path, arguments.Split(' '));

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(named, result.Error, StringComparison.Ordinal);
        Assert.Contains(wayOut ?? "", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("text in a string", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(folder.Path).Order());
    }

    [Fact]
    public async Task EverythingWrongIsSaidAtOnce()
    {
        var result = await CommandProcess.SeglabAsync(folder.Path, "run", "good.ipynb", "--to", "pdf", "--data", "nowhere", "--set", "Epochs", "--out", "file.txt");
        Assert.Equal(2, result.ExitCode);
        foreach (var option in new[] { "--to pdf", "--data nowhere", "--set Epochs", "--out file.txt" })
            Assert.Contains($"{option}: ", result.Error, StringComparison.Ordinal);
    }
}
