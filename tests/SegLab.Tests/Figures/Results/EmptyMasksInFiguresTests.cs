using SegLab.Data;
using SegLab.Experiments;
using SegLab.Figures.Results;
using SegLab.Losses;
using SegLab.Metrics;
using SegLab.Models;
using SegLab.Tests.Experiments;
using Xunit;

namespace SegLab.Tests.Figures.Results;

/// <summary>What images without lesion count is said wherever a mean over images is shown, and nowhere else.</summary>
public sealed class EmptyMasksInFiguresTests
{
    private const string Note = "1 of 3 images is without lesion; there IoU counts 1 where nothing was found, else 0.";

    private static readonly IReadOnlyList<ExperimentResult> Full = [Result(new Bce(), empty: false), Result(new Dice(), empty: false)];
    private static readonly IReadOnlyList<ExperimentResult> Empty = [Result(new Bce(), empty: true), Result(new Dice(), empty: true)];

    [Fact]
    public void EveryTitleSaysItWhereThereAreSuchImagesAndIsAsItWasWhereThereAreNone()
    {
        foreach (var (full, empty) in Titles(Full).Zip(Titles(Empty)))
            Assert.Equal($"{full}. {Note}", empty);
        Assert.Equal(Note, IouCurves.Of("", Empty).Title);
        Assert.Equal("", IouCurves.Of("", Full).Title);
        Assert.Equal(
            "Tversky. 1 of 3 images is without lesion; there IoU, precision, recall count 1 where nothing was found, else 0.",
            SweepChart.Of("Tversky", "β", [0.3, 0.7], Empty).Title);
        Assert.Equal("Tversky", SweepChart.Of("Tversky", "β", [0.3, 0.7], Full).Title);
    }

    [Fact]
    public void ChartsOfProbabilitiesSayIt()
    {
        var none = ProbabilityHistogram.Of([0.1f, 0.9f], new Mask(2, 1, [0, 0]));
        var some = ProbabilityHistogram.Of([0.1f, 0.9f], new Mask(2, 1, [0, 1]));
        Assert.Equal(
            "Sweep. 1 of 2 images is without lesion; there IoU, precision, recall count 1 where nothing was found, else 0.",
            ProbabilityCharts.ThresholdSweep("Sweep", [none, some]).Title);
        Assert.Equal("Reliability. 1 of 2 images is without lesion.", ProbabilityCharts.Reliability("Reliability", [none, some]).Title);
        Assert.Equal("Sweep", ProbabilityCharts.ThresholdSweep("Sweep", [some]).Title);
        Assert.Equal("", ProbabilityCharts.Reliability("", [some]).Title);
    }

    [Fact]
    public void SentencesSayItOnce()
    {
        Assert.Single(RunComparison.Of(Empty).Sentences, sentence => sentence == Note);
        Assert.DoesNotContain(RunComparison.Of(Full).Sentences, IsNote);
        var split = Split.Assignment(200, 42);
        Assert.Equal(
            [
                "In the part test, 1 of 3 images is without lesion; there stepped IoU, IoU count 1 where nothing was found, else 0.",
                $"In the part held out, {Note}",
            ],
            Conclusions.Of(Empty, split).Where(IsNote));
        Assert.DoesNotContain(Conclusions.Of(Full, split), IsNote);

        static bool IsNote(string sentence) => sentence.Contains("without lesion", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Titles(IReadOnlyList<ExperimentResult> results)
    {
        var comparison = RunComparison.Of(results);
        return
        [
            ComparisonFigures.Means(comparison).Title, ComparisonFigures.MeanTable(comparison).Title, ComparisonFigures.Ranks(comparison).Title,
            CostTable.Of(results, 32).Title, IouCurves.Of("IoU", results).Title, IouCurves.OverSeeds("IoU", results).Title,
        ];
    }

    private static ExperimentResult Result(Loss loss, bool empty)
    {
        var made = MadeResult.Of(Architectures.SegNet, loss, [80, 70, 60], [80, 70, 60]);
        return made with
        {
            Test = Images(made.Test),
            Unseen = Images(made.Unseen),
            Validation = Images(made.Test),
            History = made.History with { Epochs = [.. made.History.Epochs.Select(epoch => epoch with { Validation = [new ConfusionCounts(1, 1, 0, 0)] })] },
        };

        IReadOnlyList<ImageMeasures> Images(IReadOnlyList<ImageMeasures> images) =>
            empty ? [images[0] with { Counts = new ConfusionCounts(0, 0, 0, 150) }, .. images.Skip(1)] : images;
    }
}
