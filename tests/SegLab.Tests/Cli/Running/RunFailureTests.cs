using SegLab.Cli.Documents;
using Xunit;
using static SegLab.Tests.Cli.Running.SmallNotebook;

namespace SegLab.Tests.Cli.Running;

/// <summary>What <c>seglab run</c> leaves behind when a cell fails, the person interrupts it, or the disk is full.</summary>
public sealed class RunFailureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AFailingCellIsNamedAndWhatRanIsKept()
    {
        WriteTo(folder["fails.ipynb"], Code("int zero = 0;"), Code("Console.WriteLine(\"before\");\n\nvar x = 1 / zero;"), Code("\"never\""));
        var result = await CommandProcess.SeglabAsync(folder.Path, "run", "fails.ipynb");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("Cell 2, line 3: DivideByZeroException: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("reports", "fails-failed.html"), result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["reports/fails-failed.html"]));

        var cells = NotebookFile.Read(folder["reports/fails-failed.ipynb"]).Cells;
        Assert.Equal(new StreamOutput("stdout", "before\n"), cells[1].Outputs[0]);
        var error = Assert.IsType<ErrorOutput>(cells[1].Outputs[1]);
        Assert.Equal("DivideByZeroException", error.Name);
        Assert.DoesNotContain(error.Traceback, line => line.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.Null(cells[2].ExecutionCount);
        await Nbformat.AcceptsAsync(folder["reports/fails-failed.ipynb"]);
    }

    [Fact]
    public async Task VerboseAddsWhereTheErrorComesFrom()
    {
        WriteTo(folder["fails.ipynb"], Code("void Deep() => throw new InvalidOperationException(\"boo\");\nDeep();"));
        var result = await CommandProcess.SeglabAsync(folder.Path, "run", "fails.ipynb", "--verbose");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("Cell 1, line 1: InvalidOperationException: boo", result.Error, StringComparison.Ordinal);
        Assert.Contains(".Deep()", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompilerErrorsNameTheCellAndTheLine()
    {
        WriteTo(folder["wrong.ipynb"], Code("var a = 1;\nint b = \"text\";\nunknown();"));
        var result = await CommandProcess.SeglabAsync(folder.Path, "run", "wrong.ipynb");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("Cell 1, line 2: error CS0029: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("\nline 3: error CS0103: ", result.Error, StringComparison.Ordinal);
        var error = Assert.IsType<ErrorOutput>(Assert.Single(NotebookFile.Read(folder["reports/wrong-failed.ipynb"]).Cells[0].Outputs));
        Assert.Equal("CompilationError", error.Name);
        Assert.StartsWith("(2,9): error CS0029: ", error.Traceback[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("while (true) System.Threading.Thread.Sleep(10);", "deaf to it")]
    [InlineData("""
        var host = AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType("Microsoft.DotNet.Interactive.KernelInvocationContext")).First(t => t != null);
        var current = host.GetProperty("Current").GetValue(null);
        var token = (System.Threading.CancellationToken)host.GetProperty("CancellationToken").GetValue(current);
        while (!token.IsCancellationRequested) await Task.Delay(10);
        Console.WriteLine("saw it");
        """, "saw it")]
    public async Task CtrlCEndsTheRunAndKeepsWhatThereIs(string waiting, string expected)
    {
        CommandProcess.RequireInterrupts();
        WriteTo(folder["long.ipynb"], Code($"Console.WriteLine(\"deaf to it\"); System.IO.File.WriteAllText(\"running\", \"\");\n{waiting}"), Code("\"never\""));
        using var process = CommandProcess.Start(CommandProcess.Seglab, folder.Path, "run", "long.ipynb");
        await WaitForAsync(folder["running"]);
        await CommandProcess.InterruptAsync(process, folder.Path);
        var result = await CommandProcess.EndOfAsync(process);

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("Interrupted in cell 1.", result.Error, StringComparison.Ordinal);
        var cells = NotebookFile.Read(folder["reports/long-failed.ipynb"]).Cells;
        Assert.Contains(expected, Assert.IsType<StreamOutput>(cells[0].Outputs[0]).Text, StringComparison.Ordinal);
        Assert.Equal("Interrupted", Assert.IsType<ErrorOutput>(cells[0].Outputs[1]).Name);
        Assert.Null(cells[1].ExecutionCount);
        Assert.False(File.Exists(folder["reports/long.html"]));
        Assert.True(File.Exists(folder["reports/long-failed.html"]));
    }

    [Fact]
    public async Task TheSecondCtrlCEndsAtOnce()
    {
        CommandProcess.RequireInterrupts();
        WriteTo(folder["long.ipynb"], Code("System.IO.File.WriteAllText(\"running\", \"\"); while (true) System.Threading.Thread.Sleep(10);"));
        using var process = CommandProcess.Start(CommandProcess.Seglab, folder.Path, "run", "long.ipynb");
        await WaitForAsync(folder["running"]);
        await CommandProcess.InterruptAsync(process, folder.Path);
        // What the first one says comes from its handler: by then the second is one.
        while (!(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? "Interrupted").Contains("Interrupted", StringComparison.Ordinal))
        {
        }

        await CommandProcess.InterruptAsync(process, folder.Path);
        Assert.Equal(130, (await CommandProcess.EndOfAsync(process)).ExitCode);
        Assert.False(File.Exists(folder["reports/long.html"]), "Nothing is written any more.");
    }

    [Fact]
    public async Task ATrainingIsSavedHoweverLongItsStepTakes()
    {
        CommandProcess.RequireInterrupts();
        // A step of 8 s, where an interrupted cell has 5.
        WriteTo(folder["train.ipynb"], Code($$"""
            #r "{{AppContext.BaseDirectory.Replace('\\', '/')}}/SegLab.dll"
            using SegLab; using SegLab.Data; using SegLab.Experiments; using SegLab.Experiments.Store; using SegLab.Losses; using SegLab.Models; using SegLab.Training;
            var images = DataSource.MadeUp(6).Load(16);
            var lab = new Lab(images, new Split([0, 1, 2, 3], [4], [5]), new TrainingOptions { BatchSize = 2 }, store: new RunStore("runs"));
            var calls = 0;
            lab.Train(Architectures.SegNet, Loss.From("slow", (logits, target) =>
            {
                if (++calls == 2)
                {
                    System.IO.File.WriteAllText("running", "");
                    System.Threading.Thread.Sleep(8000);
                }
                return (logits.sigmoid() - target).square().mean();
            }));
            """));
        using var process = CommandProcess.Start(CommandProcess.Seglab, folder.Path, "run", "train.ipynb", "--to", "ipynb");
        await WaitForAsync(folder["running"]);
        await CommandProcess.InterruptAsync(process, folder.Path);
        var result = await CommandProcess.EndOfAsync(process);
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("A training ends after its step and is saved", result.Output, StringComparison.Ordinal);
        var unfinished = Assert.Single(new SegLab.Experiments.Store.RunStore(folder["runs"]).Read().Unfinished);
        Assert.Equal((0, 1, 2), (unfinished.Epochs, unfinished.Step, unfinished.Steps));
        Assert.Contains("interrupted in epoch 1 of 40, at step 1 of 2", File.ReadAllText(folder["reports/train-failed.ipynb"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFullDiskLeavesTheEarlierReportWhole()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux makes a small disk without being root.");
        Directory.CreateDirectory(folder["disk"]);
        var mount = await CommandProcess.RunAsync("/bin/sh", folder.Path, "-c", "unshare -rm mount -t tmpfs -o size=64k small disk");
        Assert.SkipUnless(mount.ExitCode == 0, $"No disk of its own can be mounted here: {mount.Error}");

        WriteTo(folder["big.ipynb"], Code("new string('x', 200_000)"));
        const string Script = """
            mount -t tmpfs -o size=64k small disk && echo earlier > disk/big.html && echo earlier > disk/big.ipynb
            "$0" run big.ipynb --out disk; echo "exit $?"; ls -A disk; cat disk/big.html disk/big.ipynb
            """;
        var result = await CommandProcess.RunAsync("unshare", folder.Path, "-rm", "/bin/sh", "-c", Script, CommandProcess.Seglab);

        Assert.Contains("disk is full", result.Error, StringComparison.Ordinal);
        Assert.Contains("--out", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("exit 1\nbig.html\nbig.ipynb\nearlier\nearlier\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALaterFailureLeavesTheGoodReportAndAGoodRunReplacesIt()
    {
        var path = WriteTo(folder["n.ipynb"], ParametersCell("int Divisor = 2;"), Code("(12 / Divisor).ToString()"));
        string[] reports = [folder["reports/n-failed.html"], folder["reports/n-failed.ipynb"], folder["reports/n.html"], folder["reports/n.ipynb"]];

        Assert.Equal(0, (await CommandProcess.SeglabAsync(folder.Path, "run", path)).ExitCode);
        Assert.Equal(reports[2..], Directory.EnumerateFiles(folder["reports"]).Order(StringComparer.Ordinal));
        var good = await File.ReadAllBytesAsync(folder["reports/n.html"], TestContext.Current.CancellationToken);

        var failed = await CommandProcess.SeglabAsync(folder.Path, "run", path, "--set", "Divisor=0");
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains($"Written as far as the run got: {Path.Combine("reports", "n-failed.ipynb")}, {Path.Combine("reports", "n-failed.html")}", failed.Error, StringComparison.Ordinal);
        Assert.Contains($"Unchanged, from the last run that ended well: {Path.Combine("reports", "n.html")}", failed.Error, StringComparison.Ordinal);
        Assert.Equal(reports, Directory.EnumerateFiles(folder["reports"]).Order(StringComparer.Ordinal));
        Assert.Equal(good, await File.ReadAllBytesAsync(folder["reports/n.html"], TestContext.Current.CancellationToken));

        // The failed one, executed again, is a run like any other: what it leaves bears no mark of failure.
        var again = await CommandProcess.SeglabAsync(folder.Path, "run", path, "--set", "Divisor=3");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("Left from an earlier run that failed: ", again.Output, StringComparison.Ordinal);
        Assert.NotEqual(good, await File.ReadAllBytesAsync(folder["reports/n.html"], TestContext.Current.CancellationToken));
        Assert.Equal(reports, Directory.EnumerateFiles(folder["reports"]).Order(StringComparer.Ordinal));
        await CommandProcess.SeglabAsync(folder.Path, "run", reports[1], "--set", "Divisor=1", "--out", "again");
        Assert.DoesNotContain("seglab", NotebookFile.Read(folder["again/n-failed.ipynb"]).Metadata.Select(entry => entry.Key));
    }

    [Fact]
    public async Task AFileOfThatNameThatNoFailedRunWroteIsLeft()
    {
        WriteTo(folder["n.ipynb"], Code("throw new Exception(\"x\");"));
        await File.WriteAllTextAsync(folder["reports/n-failed.html"], "somebody's", TestContext.Current.CancellationToken);
        WriteTo(folder["reports/n-failed-2.ipynb"], Code("1"));
        for (var i = 0; i < 2; i++)
            await CommandProcess.SeglabAsync(folder.Path, "run", "n.ipynb");

        Assert.Equal("somebody's", await File.ReadAllTextAsync(folder["reports/n-failed.html"], TestContext.Current.CancellationToken));
        Assert.Equal(
            ["n-failed-2.ipynb", "n-failed-3.html", "n-failed-3.ipynb", "n-failed.html"],
            Directory.EnumerateFiles(folder["reports"]).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    private static async Task WaitForAsync(string path)
    {
        for (var i = 0; i < 1200 && !File.Exists(path); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(path), "The cell did not start within a minute.");
    }
}
