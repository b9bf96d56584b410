using SegLab.Cli.Documents;
using SegLab.Cli.Running;
using Xunit;

namespace SegLab.Tests.Cli.Running;

public sealed class CellOutputsTests
{
    [Fact]
    public void NeighboursOnOneStreamBecomeOneOutputAndTheOrderIsKept()
    {
        var outputs = new CellOutputs(_ => { });
        outputs.Write("stdout", "a");
        outputs.Write("stdout", "b\n");
        outputs.Write("stderr", "c");
        outputs.Add(new ErrorOutput("x", "y", []));
        outputs.Write("stdout", "d");

        Assert.Equal(["stdout:ab\n", "stderr:c", "ErrorOutput", "stdout:d"], outputs.Snapshot().Select(Name));
    }

    [Fact]
    public void ASnapshotInTheMiddleOfATextDoesNotCutIt()
    {
        var outputs = new CellOutputs(_ => { });
        outputs.Write("stdout", "a");
        Assert.Equal(["stdout:a"], outputs.Snapshot().Select(Name));
        outputs.Write("stdout", "b");
        Assert.Equal(["stdout:ab"], outputs.Snapshot().Select(Name));
    }

    [Fact]
    public void AReplacedOutputStaysWhereItWas()
    {
        var outputs = new CellOutputs(_ => { });
        var position = outputs.Add(new ErrorOutput("x", "y", []));
        outputs.Write("stdout", "after");
        outputs.Replace(position, new DisplayOutput(new Dictionary<string, string>()));

        Assert.Equal(["DisplayOutput", "stdout:after"], outputs.Snapshot().Select(Name));
    }

    [Fact]
    public void NothingIsLostBetweenThreads()
    {
        var outputs = new CellOutputs(_ => { });
        Parallel.For(0, 8, thread =>
        {
            for (var i = 0; i < 200; i++)
            {
                outputs.Write("stdout", "x");
                outputs.Replace(outputs.Add(new ErrorOutput("", "", [])), new ErrorOutput("replaced", "", []));
            }
        });

        var snapshot = outputs.Snapshot();
        Assert.Equal(1600, snapshot.OfType<StreamOutput>().Sum(stream => stream.Text.Length));
        Assert.Equal(1600, snapshot.Count(output => output is ErrorOutput { Name: "replaced" }));
    }

    [Theory]
    [InlineData("one\ntwo", "one")]
    [InlineData("\r\n  one\r\ntwo", "one")]
    [InlineData("only", "only")]
    public void ReportsTheFirstLine(string text, string expected)
    {
        var reports = new List<string>();
        new CellOutputs(reports.Add).Report(text);
        Assert.Equal([expected], reports);
    }

    private static string Name(CellOutput output) => output is StreamOutput stream ? $"{stream.Name}:{stream.Text}" : output.GetType().Name;
}
