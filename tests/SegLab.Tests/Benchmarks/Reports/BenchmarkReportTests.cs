using SegLab.Benchmarks.Reports;
using Xunit;

namespace SegLab.Tests.Benchmarks.Reports;

public sealed class BenchmarkReportTests
{
    [Fact]
    public void AReportComesBackAsItWasSaved()
    {
        using var folder = new TemporaryFolder();
        var report = SampleReport.Of(new BenchmarkRow("SegNet training", "images/s", [8.7, 1.0 / 3]), new BenchmarkRow("½ × Dice", "ms", [2]));
        report.Save(folder["new/report.json"]);
        var loaded = BenchmarkReport.Load(folder["new/report.json"]);

        Assert.Equal((report.Command, report.Commit, report.Date, report.Machine), (loaded.Command, loaded.Commit, loaded.Date, loaded.Machine));
        Assert.Equal(report.Settings, loaded.Settings);
        Assert.Equal(report.Rows.Select(row => (row.Name, row.Unit)), loaded.Rows.Select(row => (row.Name, row.Unit)));
        Assert.Equal(report.Rows.SelectMany(row => row.Values), loaded.Rows.SelectMany(row => row.Values));
        Assert.Equal(["report.json"], Directory.EnumerateFiles(Path.Combine(folder.Path, "new")).Select(Path.GetFileName));
    }

    [Fact]
    public void AReportWithoutACommitComesBackToo()
    {
        using var folder = new TemporaryFolder();
        (SampleReport.Of(new BenchmarkRow("a", "s", [1])) with { Commit = null }).Save(folder["report.json"]);
        Assert.Null(BenchmarkReport.Load(folder["report.json"]).Commit);
    }

    [Fact]
    public void AReportOfThisMachineNamesIt()
    {
        var report = BenchmarkReport.Now("train", new Dictionary<string, string>(), []);
        Assert.Equal(Environment.ProcessorCount, report.Machine.Cores);
        Assert.True(report.Machine.MemoryMiB > 0);
        Assert.NotEmpty(report.Machine.Processor);
    }

    [Theory]
    [InlineData("", "is not a benchmark's report")]
    [InlineData("null", "is not a benchmark's report")]
    [InlineData("[1, 2]", "is not a benchmark's report")]
    [InlineData("""{"command":"train"}""", "is not a benchmark's report")]
    [InlineData("""{"command":"a","commit":null,"date":"2026-11-25T00:00:00Z","machine":null,"settings":{},"rows":[]}""", "is not a benchmark's report")]
    public void AnotherFileIsRefused(string content, string message)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["report.json"], content);
        var error = Assert.Throws<SegLabException>(() => BenchmarkReport.Load(folder["report.json"]));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("--out", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileIsNamed()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("There is no file", Assert.Throws<SegLabException>(() => BenchmarkReport.Load(folder["missing/report.json"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new double[0], "has no values")]
    [InlineData(new[] { 1, double.NaN }, "has a value that is no number")]
    public void ARowNeedsValues(double[] values, string message)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(message, Assert.Throws<SegLabException>(() => SampleReport.Of(new BenchmarkRow("a", "s", values)).Save(folder["report.json"])).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["report.json"]));
    }

    [Fact]
    public void RowsOfOneNameAreRefused()
    {
        using var folder = new TemporaryFolder();
        var report = SampleReport.Of(new BenchmarkRow("a", "s", [1]), new BenchmarkRow("a", "ms", [1]));
        Assert.Contains("2 rows are called 'a'", Assert.Throws<SegLabException>(() => report.Save(folder["report.json"])).Message, StringComparison.Ordinal);
    }
}
