using System.Text.Json.Nodes;
using FsCheck.Xunit;
using SegLab.Cli.Documents;
using Xunit;

namespace SegLab.Tests.Cli.Documents;

public sealed class NotebookFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task JupyterAcceptsAndWritesTheSameFile()
    {
        var path = folder["all.ipynb"];
        NotebookFile.Write(path, Everything());
        await Nbformat.AcceptsAsync(path);
    }

    [Fact]
    public void WhatIsWrittenReadsBack()
    {
        var path = folder["all.ipynb"];
        NotebookFile.Write(path, Everything());
        var read = NotebookFile.Read(path);

        Assert.Equal(["text-1", "code-1", "raw-1"], read.Cells.Select(cell => cell.Id));
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Raw], read.Cells.Select(cell => cell.Kind));
        Assert.Equal("# Überschrift\n\nText\n", read.Cells[0].Source);
        Assert.Equal("{\"a.png\":{\"image/png\":\"AAAA\"}}", read.Cells[0].Attachments!.ToJsonString());
        Assert.Equal(["parameters"], read.Cells[1].Tags);
        Assert.Equal("kept", read.Cells[1].Metadata["ours"]!["deep"]!.GetValue<string>());
        Assert.Equal(3, read.Cells[1].ExecutionCount);
        Assert.Equal(".net-csharp", read.Metadata["kernelspec"]!["name"]!.GetValue<string>());

        var outputs = read.Cells[1].Outputs;
        Assert.Equal(new StreamOutput("stdout", "one\ntwo"), outputs[0]);
        var display = Assert.IsType<DisplayOutput>(outputs[1]);
        Assert.False(display.IsResult);
        Assert.Equal("<b>\n</b>", display.Data["text/html"]);
        Assert.Equal("iVBORw0KGgo=", display.Data["image/png"]);
        Assert.Equal("{\"data\":[1,2]}", display.Data["application/vnd.plotly.v1+json"]);
        Assert.Equal(300, display.Metadata["width"]!.GetValue<int>());
        Assert.True(Assert.IsType<DisplayOutput>(outputs[2]).IsResult);
        var error = Assert.IsType<ErrorOutput>(outputs[3]);
        Assert.Equal(("Exception", "boo"), (error.Name, error.Message));
        Assert.Equal(["at one", "at two"], error.Traceback);
    }

    [Property]
    public void TextSurvivesWritingAndReading(string source, string output)
    {
        // A lone half of a surrogate pair is no text that JSON could carry.
        source = string.Concat((source ?? "").Where(character => !char.IsSurrogate(character)));
        output = string.Concat((output ?? "").Where(character => !char.IsSurrogate(character)));
        var cell = new NotebookCell { Id = "a", Kind = CellKind.Code, Source = source, Outputs = [new StreamOutput("stdout", output)] };
        var read = NotebookReader.Parse(NotebookWriter.ToJson(new NotebookDocument([], [cell]))).Cells[0];

        Assert.Equal(source, read.Source);
        Assert.Equal(new StreamOutput("stdout", output), read.Outputs[0]);
    }

    [Fact]
    public async Task OlderNotebooksGetIdsAndBecomeVersion45()
    {
        const string Old = """
            {"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [
              {"cell_type": "markdown", "metadata": {}, "source": ["a\n", "b"]},
              {"cell_type": "code", "metadata": {}, "source": "1", "execution_count": null, "outputs": []},
              {"cell_type": "code", "metadata": {}, "source": "1", "execution_count": null, "outputs": []}]}
            """;
        var path = folder["old.ipynb"];
        await File.WriteAllTextAsync(path, Old, TestContext.Current.CancellationToken);
        var read = NotebookFile.Read(path);

        Assert.Equal("a\nb", read.Cells[0].Source);
        Assert.Equal(3, read.Cells.Select(cell => cell.Id).Distinct().Count());
        Assert.Equal(read.Cells.Select(cell => cell.Id), NotebookFile.Read(path).Cells.Select(cell => cell.Id));
        NotebookFile.Write(path, read);
        await Nbformat.AcceptsAsync(path);
    }

    /// <summary>A code cell, or the notebook itself where the first is a key of it, with one odd value: what it reads as, the executed notebook always valid.</summary>
    [Theory]
    [InlineData("\"metadata\": null", "1")]
    [InlineData("\"metadata\": {}, \"metadata\": {}", "1")]
    [InlineData("\"outputs\": null", "1")]
    [InlineData("\"source\": null", "")]
    [InlineData("\"source\": []", "")]
    [InlineData("\"source\": \"1\", \"source\": \"2\"", "2")]
    [InlineData("\"execution_count\": 2.0", "1")]
    [InlineData("\"execution_count\": \"x\"", "1")]
    [InlineData("\"execution_count\": 1e99", "1")]
    [InlineData("\"id\": null", "1")]
    [InlineData("\"id\": 5", "1")]
    [InlineData("\"id\": \"\"", "1")]
    [InlineData("\"id\": \"a b\"", "1")]
    [InlineData("\"id\": \"ä\"", "1")]
    [InlineData("\"id\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", "1")]
    [InlineData("\"attachments\": 3", "1")]
    [InlineData("\"metadata\": {\"tags\": null}", "1")]
    [InlineData("\"metadata\": {\"tags\": {}}", "1")]
    [InlineData("\"metadata\": {\"tags\": 5}", "1")]
    [InlineData("\"metadata\": {\"tags\": \"parameters\"}", "1", "parameters")]
    [InlineData("\"metadata\": {\"tags\": [null, 3, \"parameters\", \"parameters\", [\"x\"]]}", "1", "parameters")]
    public async Task OddValuesAreReadAsJupyterWould(string odd, string source, string tags = "")
    {
        var path = folder["odd.ipynb"];
        await File.WriteAllTextAsync(
            path,
            $$"""{"nbformat": 4.0, "nbformat_minor": 5, "metadata": null, "cells": [{"cell_type": "code", "source": "1", "metadata": {}, "outputs": [], {{odd}}}]}""",
            TestContext.Current.CancellationToken);
        var cell = Assert.Single(NotebookFile.Read(path).Cells);
        Assert.Equal(source, cell.Source);
        Assert.Equal(tags, string.Join(',', cell.Tags));
        NotebookFile.Write(path, NotebookFile.Read(path));
        await Nbformat.AcceptsAsync(path);
    }

    [Fact]
    public void AKeyThatIsThereTwiceWithTwoValuesIsANotice()
    {
        const string Text = """
            {"nbformat": 4, "metadata": {"a": 1, "a": 1}, "cells": [
              {"cell_type": "code", "source": "1", "metadata": {}, "metadata": {}},
              {"cell_type": "code", "source": "1", "metadata": {"x": {"y": 1, "y": 2}}, "source": "2"}]}
            """;
        var notices = new List<string>();
        NotebookReader.Parse(Text, notices.Add);
        Assert.Equal(
            ["Cell 2: the key 'metadata.x.y' is there twice, with different values; the last counts.", "Cell 2: the key 'source' is there twice, with different values; the last counts."],
            notices);
    }

    [Theory]
    [InlineData("\"source\": 5", "the key 'source' of cell 2 is a number, and text or a list of lines is expected")]
    [InlineData("\"source\": {}", "the key 'source' of cell 2 is an object, and text or a list of lines is expected")]
    [InlineData("\"source\": [\"a\", 3]", "a line in the key 'source' of cell 2 is a number, and text is expected")]
    [InlineData("\"source\": \"\\ud800\"", "Cell 2: the key 'source' holds text with half a character in it")]
    [InlineData("\"\\ud800\": 1", "Cell 2 has a key with half a character in it")]
    [InlineData("\"metadata\": []", "the key 'metadata' of cell 2 is a list, and an object is expected")]
    [InlineData("\"metadata\": 3", "the key 'metadata' of cell 2 is a number, and an object is expected")]
    [InlineData("\"outputs\": {}", "the key 'outputs' of cell 2 is an object, and a list is expected")]
    [InlineData("\"outputs\": [null]", "output 1 of cell 2 is null, and an object is expected")]
    [InlineData("\"outputs\": [{\"output_type\": 3}]", "output 1 of cell 2 is of the unknown kind '3'")]
    [InlineData("\"outputs\": [{\"output_type\": \"stream\", \"name\": 1}]", "the key 'name' of output 1 of cell 2 is a number, and stdout or stderr is expected")]
    [InlineData("\"outputs\": [{\"output_type\": \"display_data\", \"data\": []}]", "the key 'data' of output 1 of cell 2 is a list, and an object is expected")]
    [InlineData("\"cell_type\": null", "cell 2 is of the unknown kind ''")]
    [InlineData("\"cell_type\": \"markdown\", \"attachments\": []", "the key 'attachments' of cell 2 is a list, and an object is expected")]
    public void WhatCannotBeReadIsRefusedByCellAndKey(string odd, string expected)
    {
        var path = folder["refused.ipynb"];
        File.WriteAllText(path, $$"""{"nbformat": 4, "cells": [{"cell_type": "raw", "source": ""}, {"cell_type": "code", "source": "1", {{odd}}}]}""");
        var error = Assert.Throws<SegLabException>(() => NotebookFile.Read(path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"a\": 1, \"a\": 2}")]
    [InlineData("\"\\ud800\"")]
    [InlineData("")]
    public void WhateverACellDisplaysAsJsonCanBeWritten(string content)
    {
        var cell = new NotebookCell { Id = "a", Kind = CellKind.Code, Source = "1", Outputs = [new DisplayOutput(new Dictionary<string, string> { ["application/json"] = content })] };
        Assert.NotEmpty(NotebookReader.Parse(NotebookWriter.ToJson(new NotebookDocument([], [cell]))).Cells);
    }

    [Theory]
    [InlineData("{ not json", "is not a Jupyter notebook")]
    [InlineData("[]", "is not a Jupyter notebook")]
    [InlineData("""{"nbformat": 3, "cells": []}""", "its version is 3, and 4 is expected")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "poem", "source": ""}]}""", "cell 1 is of the unknown kind 'poem'")]
    [InlineData("""{"nbformat": 4, "cells": [7]}""", "is not a Jupyter notebook")]
    [InlineData("""{"nbformat": 4, "cells": [null]}""", "is not a Jupyter notebook")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "source": "", "outputs": [{"output_type": "stream"}]}]}""", "is not a Jupyter notebook")]
    [InlineData("""{"nbformat": "4", "cells": []}""", "is not a Jupyter notebook")]
    [InlineData("", "is not a Jupyter notebook")]
    public void ForeignFilesAreRefusedByName(string text, string expected)
    {
        var path = folder["foreign.ipynb"];
        File.WriteAllText(path, text);
        var error = Assert.Throws<SegLabException>(() => NotebookFile.Read(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingNotebookIsAnsweredWithThoseThatThereAre()
    {
        File.WriteAllText(folder["01-first.ipynb"], "");
        var error = Assert.Throws<SegLabException>(() => NotebookFile.Read(folder["1-first.ipynb"]));
        Assert.Contains("01-first.ipynb", error.Message, StringComparison.Ordinal);
        Assert.Contains("01-first.ipynb", Assert.Throws<SegLabException>(() => NotebookFile.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFailedWriteLeavesNothingBehind()
    {
        var path = folder["taken.ipynb"];
        Directory.CreateDirectory(path);
        var error = Assert.Throws<SegLabException>(() => NotebookFile.Write(path, Everything()));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static NotebookDocument Everything() => new(
        JsonNode.Parse("""{"kernelspec": {"name": ".net-csharp", "language": "C#", "display_name": ".NET (C#)"}, "language_info": {"name": "polyglot-notebook"}}""")!.AsObject(),
        [
            new NotebookCell
            {
                Id = "text-1",
                Kind = CellKind.Markdown,
                Source = "# Überschrift\n\nText\n",
                Attachments = JsonNode.Parse("""{"a.png": {"image/png": "AAAA"}}""")!.AsObject(),
            },
            new NotebookCell
            {
                Id = "code-1",
                Kind = CellKind.Code,
                Source = "int a = 1;\r\nvar b = \"<&'\\\";\n",
                Metadata = JsonNode.Parse("""{"tags": ["parameters"], "ours": {"deep": "kept", "also": [3, null]}}""")!.AsObject(),
                ExecutionCount = 3,
                Outputs =
                [
                    new StreamOutput("stdout", "one\ntwo"),
                    new DisplayOutput(new Dictionary<string, string>
                    {
                        ["text/html"] = "<b>\n</b>",
                        ["text/plain"] = "",
                        ["image/png"] = "iVBORw0KGgo=",
                        ["application/vnd.plotly.v1+json"] = """{"data": [1, 2]}""",
                    })
                    {
                        Metadata = new JsonObject { ["width"] = 300 },
                    },
                    new DisplayOutput(new Dictionary<string, string> { ["text/plain"] = "3" }) { IsResult = true },
                    new ErrorOutput("Exception", "boo", ["at one", "at two"]),
                ],
            },
            new NotebookCell { Id = "raw-1", Kind = CellKind.Raw, Source = "" },
        ]);
}
