using SegLab.Cli.Running.Progress;
using Xunit;

namespace SegLab.Tests.Cli.Running.Progress;

public sealed class PlainProgressTests
{
    [Fact]
    public void ManyReportsMakeFewLines()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var progress = new PlainProgress(writer, TimeSpan.FromHours(1));
        for (var cell = 1; cell <= 2; cell++)
        {
            progress.CellStarted(cell, 12, $"Train {cell}");
            for (var epoch = 0; epoch < 100; epoch++)
                progress.CellReported($"cell {cell}, epoch {epoch}");
            progress.CellEnded();
        }

        Assert.Equal("[ 1/12] Train 1\n    cell 1, epoch 0\n[ 2/12] Train 2\n    cell 2, epoch 0\n", writer.ToString());
    }

    [Fact]
    public void WithoutAnIntervalEveryChangeIsALine()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var progress = new PlainProgress(writer, TimeSpan.Zero);
        progress.CellStarted(1, 1, "Train");
        foreach (var status in new[] { "a", "a", "b" })
            progress.CellReported(status);

        Assert.Equal("[1/1] Train\n    a\n    b\n", writer.ToString());
    }

    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(61.0, "1 min 01 s")]
    [InlineData(3725.0, "1 h 02 min")]
    public void TimesReadNaturally(double seconds, string expected) => Assert.Equal(expected, Elapsed.Text(TimeSpan.FromSeconds(seconds)));
}
