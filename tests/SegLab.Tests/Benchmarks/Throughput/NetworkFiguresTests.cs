using SegLab.Benchmarks.Throughput;
using Xunit;

namespace SegLab.Tests.Benchmarks.Throughput;

public sealed class NetworkFiguresTests
{
    [Fact]
    public void TheRatioIsTheMedianOfTheRoundsRatios()
    {
        var figures = new NetworkFigures("SegNet training");
        figures.Add(8, 2);
        figures.Add(9, 9);
        figures.Add(6, 3);
        Assert.Equal(["SegNet training", "SegNet training, PyTorch", "SegNet training, ratio"], figures.Rows().Select(row => row.Name));
        // Not 8 / 3, the ratio of the medians.
        Assert.Equal(2, figures.Rows().Last().Median());
        Assert.Matches(@"^SegNet training +8\.0 \(6\.0–9\.0\) +3\.0 \(2\.0–9\.0\) +2\.00 \(1\.00–4\.00\)$", figures.Line());
    }

    [Fact]
    public void ARoundWithoutPytorchCountsForOursAlone()
    {
        var figures = new NetworkFigures("SegNet training");
        figures.Add(8, null);
        Assert.Equal("SegNet training", Assert.Single(figures.Rows()).Name);
        Assert.Matches(@"^SegNet training +8\.0 +– +–$", figures.Line());
    }
}
