using SegLab.Benchmarks.Reports;
using Xunit;

namespace SegLab.Tests.Benchmarks.Reports;

public sealed class BenchmarkComparisonTests
{
    [Fact]
    public void SharedRowsStandSideBySide()
    {
        var comparison = new BenchmarkComparison(
            SampleReport.Of(new("a", "s", [1, 2, 3]), new("b", "s", [1]), new("gone", "s", [1])),
            SampleReport.Of(new("b", "s", [2]), new("a", "s", [3, 4, 5]), new("new", "s", [1])));
        Assert.Equal(["a", "b"], comparison.Shared.Select(pair => pair.First.Name));
        Assert.Empty(comparison.Differences);

        var lines = comparison.Table().Split('\n');
        Assert.Matches(@"^a +s +2\.00 \(1\.00–3\.00\) +4\.00 \(3\.00–5\.00\) +2\.000  overlap$", lines[3]);
        Assert.Matches(@"^b +s +1\.00 +2\.00 +2\.000  apart$", lines[4]);
        Assert.Equal(["Only in A: gone (s)", "Only in B: new (s)"], lines[5..7]);
    }

    [Fact]
    public void ARowInAnotherUnitIsNotTheSame()
    {
        var comparison = new BenchmarkComparison(SampleReport.Of(new BenchmarkRow("a", "s", [1])), SampleReport.Of(new BenchmarkRow("a", "ms", [1])));
        Assert.Empty(comparison.Shared);
        Assert.Contains("Only in B: a (ms)", comparison.Table(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatElseDiffersIsSaid()
    {
        var first = SampleReport.Of(new BenchmarkRow("a", "s", [1]));
        var second = first with
        {
            Commit = "another",
            Machine = first.Machine with { Threads = 1 },
            Settings = new Dictionary<string, string> { ["size"] = "64", ["batch"] = "25", ["rounds"] = "3" },
        };
        Assert.Equal(
            [("torch's threads", "2", "1"), ("setting size", "256", "64"), ("setting rounds", "not set", "3")],
            new BenchmarkComparison(first, second).Differences);
    }

    [Fact]
    public void NothingIsDividedByZero() =>
        Assert.Matches(@" –  apart", new BenchmarkComparison(SampleReport.Of(new BenchmarkRow("a", "s", [0])), SampleReport.Of(new BenchmarkRow("a", "s", [1]))).Table());
}
