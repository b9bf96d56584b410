using SegLab.Cli.Documents;
using Xunit;
using static SegLab.Tests.Cli.Running.SmallNotebook;

namespace SegLab.Tests.Cli.Running;

/// <summary>What <c>seglab run</c> does with notebooks that run to their end.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task CellsRunInOrderAndShowWhatTheyShowInDotNetInteractive()
    {
        Directory.CreateDirectory(folder["notebooks"]);
        WriteTo(
            folder["notebooks/small.ipynb"],
            Text("# A small notebook"),
            Code("int a = 20;\nawait Task.Delay(1);\nint Twice(int x) => 2 * x;"),
            Code("Twice(a) + 2"),
            Code("Console.Write(\"out \"); Console.WriteLine(1); Console.Error.WriteLine(\"err\"); Console.WriteLine(2);"),
            Code("string none = null; none"),
            Code("var shown = display(\"first\"); HTML(\"<b>bold</b>\").Display(); display(\"as text\", \"text/plain\"); \"raw\".DisplayAs(\"text/html\");"),
            Code("shown.Update(\"from a later cell\");"),
            Code("System.IO.File.WriteAllText(\"here.txt\", \"\");"),
            Code("""
                var thread = new System.Threading.Thread(() => { Console.WriteLine("thread"); display("from a thread"); });
                thread.Start();
                thread.Join();
                await Task.Run(() => display("from a task"));
                """));
        var result = await CommandProcess.SeglabAsync(folder.Path, "run", "notebooks/small.ipynb");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("[2/8] A small notebook", result.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("reports", "small.html"), result.Output, StringComparison.Ordinal);
        Assert.Contains("peak memory", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("thread", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["notebooks/here.txt"]));
        Assert.Contains("bold", await File.ReadAllTextAsync(folder["reports/small.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var cells = NotebookFile.Read(folder["reports/small.ipynb"]).Cells;
        Assert.Equal([null, 1, 2, 3, 4, 5, 6, 7, 8], cells.Select(cell => cell.ExecutionCount));
        Assert.Empty(cells[1].Outputs);
        var answer = Assert.IsType<DisplayOutput>(Assert.Single(cells[2].Outputs));
        Assert.True(answer.IsResult);
        Assert.Contains("42", answer.Data["text/html"], StringComparison.Ordinal);
        Assert.Equal([new StreamOutput("stdout", "out 1\n"), new StreamOutput("stderr", "err\n"), new StreamOutput("stdout", "2\n")], cells[3].Outputs);
        Assert.Empty(cells[4].Outputs);
        Assert.Equal(["text/plain=from a later cell", "text/html=<b>bold</b>", "text/plain=as text", "text/html=raw"], cells[5].Outputs.Select(Form));
        Assert.Empty(cells[6].Outputs);
        Assert.Equal("stdout=thread\n,text/plain=from a thread,text/plain=from a task", string.Join(',', cells[8].Outputs.Select(Form)));
        await Nbformat.AcceptsAsync(folder["reports/small.ipynb"]);
    }

    [Fact]
    public async Task TheLibraryLoadsByPathAndItsFormsStandInOneOutput()
    {
        var library = Path.GetRelativePath(folder.Path, Path.Combine(AppContext.BaseDirectory, "SegLab.dll")).Replace('\\', '/');
        WriteTo(
            folder["library.ipynb"],
            Code($"#r \"{library}\"\nusing TorchSharp;\ntorch.ones(3).sum().item<float>().ToString()"),
            Code($"#r \"{library}\"\nnew SegLab.Randomness.MersenneTwister(42).GetType().Assembly == typeof(SegLab.SegLabException).Assembly ? \"one\" : \"two\""),
            Code("""
                public sealed class TypeFormatterSourceAttribute : Attribute
                {
                    public TypeFormatterSourceAttribute(Type type) => FormatterSourceType = type;
                    public Type FormatterSourceType { get; }
                    public string[] PreferredMimeTypes { get; set; }
                }
                public sealed class Forms
                {
                    public IEnumerable<object> CreateTypeFormatters() => new[] { new Form("text/html"), new Form("image/png"), new Form("text/plain") };
                }
                public sealed class Form
                {
                    public Form(string mimeType) => MimeType = mimeType;
                    public string MimeType { get; }
                    public bool Format(object value, System.IO.TextWriter writer) { writer.Write(MimeType.Length); return true; }
                }
                [TypeFormatterSource(typeof(Forms), PreferredMimeTypes = new[] { "text/html", "image/png", "text/plain" })]
                public sealed class Figure { }
                display(new Figure());
                """));
        var result = await CommandProcess.SeglabAsync(folder.Path, "run", "library.ipynb", "--to", "ipynb", "--out", "out");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.DoesNotContain("another build", result.Output, StringComparison.Ordinal);
        Assert.Equal([folder["out/library.ipynb"]], Directory.EnumerateFiles(folder["out"]));
        var cells = NotebookFile.Read(folder["out/library.ipynb"]).Cells;
        Assert.Equal("text/plain=3", Form(cells[0].Outputs[0]));
        Assert.Equal("text/plain=one", Form(cells[1].Outputs[0]));
        Assert.Equal("image/png=9,text/html=9,text/plain=10", Form(Assert.Single(cells[2].Outputs)));
    }

    [Fact]
    public async Task SettingsReachTheCellsAndStandInTheExecutedNotebook()
    {
        WriteTo(
            folder["set.ipynb"],
            ParametersCell("string DataFolder = \"\"; int Epochs = 3; double Rate = 0.1; string Name = \"\"; uint Seed = 42;"),
            Code("FormattableString.Invariant($\"{DataFolder}|{Epochs}|{Rate}|{Name}|{Seed}\")"));
        Directory.CreateDirectory(folder["images"]);
        var result = await CommandProcess.SeglabAsync(
            folder.Path, "run", "set.ipynb", "--data", "images", "--set", "Epochs=-7", "--set", "Rate=1e-5", "--set", "Name=a \"b\" = c", "--to", "ipynb");

        Assert.True(result.ExitCode == 0, result.Error);
        var cells = NotebookFile.Read(folder["reports/set.ipynb"]).Cells;
        Assert.Equal(["injected-parameters"], cells[1].Tags);
        Assert.Equal($"text/plain={folder["images"]}|-7|1E-05|a \"b\" = c|42", Form(cells[2].Outputs[0]));
    }

    [Fact]
    public async Task UpdatesInPlaceAreTheStatusLine()
    {
        WriteTo(folder["status.ipynb"], Text("## Training\nSome text."), Code("display(\"start\").Update(\"epoch 1/8, 9 s left\\n(details)\");"));
        var result = await CommandProcess.SeglabAsync(folder.Path, "run", "status.ipynb");

        Assert.True(result.ExitCode == 0, result.Error);
        // A busy machine is told first.
        var lines = result.Output.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line.StartsWith("This machine is busy", StringComparison.Ordinal));
        Assert.Equal(["[1/1] Training", "    epoch 1/8, 9 s left"], lines.Take(2));
    }

    private static string Form(CellOutput output) => output switch
    {
        StreamOutput stream => $"{stream.Name}={stream.Text}",
        DisplayOutput display => string.Join(',', display.Data.OrderBy(form => form.Key, StringComparer.Ordinal).Select(form => $"{form.Key}={form.Value}")),
        _ => output.ToString()!,
    };
}
