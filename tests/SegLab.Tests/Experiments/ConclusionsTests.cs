using SegLab.Data;
using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Models;
using Xunit;
using static SegLab.Tests.Experiments.MadeResult;

namespace SegLab.Tests.Experiments;

/// <summary>Sentences from results whose numbers were chosen for them.</summary>
public sealed class ConclusionsTests
{
    private static readonly Split Assignment = Split.Assignment(200, 42);

    [Fact]
    public void SentencesNameBestAndWorstByEachMeasure()
    {
        // IoU 0.93, 0.72 and 0.62 count 0.9, 0.5 and 0.3; on the unseen pictures SegNet2 is ahead of SegNet.
        var sentences = Conclusions.Of(
            [
                Of(Architectures.UNet, new Bce(), Same(62, 50), Same(50, 20)),
                Of(Architectures.SegNet, new Bce(), Same(93, 50), Same(70, 20)),
                Of(Architectures.SegNet2, new Tversky(), Same(72, 50), Same(80, 20), epochs: 16),
            ],
            Assignment);
        Assert.Equal(
            [
                "By the assignment's measure SegNet + BCE is best (0.900), SegNet2 + Tversky second (0.500) and UNet + BCE last (0.300).",
                "On the 20 pictures that were never drawn, SegNet2 + Tversky has the highest plain IoU, 0.800 (95 % interval 0.800 to 0.800); all other runs' intervals lie wholly below it.",
                "The two measures order 2 of 3 pairs of runs the same way.",
                "17 of the 50 test entries were trained on. Plain IoU is on average 0.090 higher on the test set than on the pictures that were never drawn; part of that difference is the leak, part the choice of pictures.",
                "SegNet2 + Tversky trained for 16 epochs and the others for 8: its place says nothing about its loss.",
                "Each configuration ran once: how much another seed would change is not in these numbers.",
            ],
            sentences);
    }

    [Fact]
    public void OverlappingIntervalsNameNoWinner()
    {
        int[] wide = [.. Enumerable.Range(0, 20).Select(picture => picture % 2 == 0 ? 30 : 90)];
        var sentences = Conclusions.Of([Of(Architectures.SegNet, new Bce(), [70], wide), Of(Architectures.UNet, new Bce(), [80], [.. wide.Select(hundredths => hundredths + 1)])], Assignment);
        Assert.Contains(sentences, sentence => sentence.EndsWith("no other run's interval lies below it, so these pictures do not name a winner.", StringComparison.Ordinal));
    }

    [Fact]
    public void OnlyThoseThatLieApartAreNamed()
    {
        var sentences = Conclusions.Of(
            [Of(Architectures.SegNet, new Bce(), [70], Same(80, 9)), Of(Architectures.SegNet2, new Bce(), [70], Same(80, 9)), Of(Architectures.UNet, new Bce(), [70], Same(40, 9))], Assignment);
        Assert.Contains(sentences, sentence => sentence.Contains("of the others only the intervals of UNet + BCE lie wholly below it", StringComparison.Ordinal));
        Assert.Contains("The two measures order 0 of 3 pairs of runs the same way.", sentences);
    }

    [Fact]
    public void WithoutUnseenPicturesNothingIsSaidOfThem()
    {
        var sentences = Conclusions.Of([Of(Architectures.SegNet, new Bce(), [93], []), Of(Architectures.UNet, new Bce(), [72], Same(70, 9))], Assignment);
        Assert.Equal(2, sentences.Count);
        Assert.DoesNotContain(sentences, sentence => sentence.Contains("never drawn", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(8, 16)]
    [InlineData(16, 8)]
    public void OfTwoRunsTheLongerIsNamed(int first, int second)
    {
        var results = new[] { Of(Architectures.SegNet, new Bce(), [93], [], first), Of(Architectures.UNet, new Bce(), [72], [], second) };
        Assert.Contains($"{results[first > second ? 0 : 1].Name} trained for 16 epochs and the others for 8: its place says nothing about its loss.", Conclusions.Of(results, Assignment));
    }

    [Theory]
    [InlineData(0, "there are 0")]
    [InlineData(1, "there is 1")]
    public void FewerThanTwoRunsAreNothingToCompare(int count, string expected)
    {
        ExperimentResult[] results = [.. Enumerable.Range(0, count).Select(_ => Of(Architectures.SegNet, new Bce(), [93], []))];
        var message = Assert.Throws<SegLabException>(() => Conclusions.Of(results, Assignment)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("Train at least two.", message, StringComparison.Ordinal);
    }
}
