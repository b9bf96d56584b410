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
        // IoU 0.93, 0.72 and 0.62 count 0.9, 0.5 and 0.3; on the held-out images SegNet2 is ahead of SegNet.
        var sentences = Conclusions.Of(
            [
                Of(Architectures.UNet, new Bce(), Same(62, 50), Same(50, 20)),
                Of(Architectures.SegNet, new Bce(), Same(93, 50), Same(70, 20)),
                Of(Architectures.SegNet2, new Tversky(), Same(72, 50), Same(80, 20), epochs: 16),
            ],
            Assignment);
        Assert.Equal(
            [
                "By the assignment's score, stepped IoU (test, over batches), SegNet + BCE is best (0.900), SegNet2 + Tversky second (0.500) and UNet + BCE last (0.300).",
                "On the 20 held-out images SegNet2 + Tversky has the highest IoU (held out, over images), 0.800 (the same on each); all other runs' intervals are wholly below it.",
                "The two scores order 2 of 3 pairs of runs the same way.",
                "17 of the 50 test entries were trained on. IoU (test, over images) is on average 0.090 higher than IoU (held out, over images); part of that difference is the leak, part the choice of images.",
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
        Assert.Contains(sentences, sentence => sentence.EndsWith("no other run's interval is below it, so these images do not name a winner.", StringComparison.Ordinal));
    }

    [Fact]
    public void OnlyThoseThatLieApartAreNamed()
    {
        var sentences = Conclusions.Of(
            [Of(Architectures.SegNet, new Bce(), [70], Same(80, 9)), Of(Architectures.SegNet2, new Bce(), [70], Same(80, 9)), Of(Architectures.UNet, new Bce(), [70], Same(40, 9))], Assignment);
        Assert.Contains(sentences, sentence => sentence.Contains("SegNet + BCE and SegNet2 + BCE share the highest IoU (held out, over images), 0.800 (the same on each); of the others only the intervals of UNet + BCE are wholly below it", StringComparison.Ordinal));
        Assert.Contains("The two scores order 0 of 3 pairs of runs the same way; 3 are equal in one of them.", sentences);
        Assert.Contains("By the assignment's score, stepped IoU (test, over batches), all 3 runs are equal (0.400): it does not rank them.", sentences);
    }

    [Fact]
    public void RunsThatFoundNothingAreNamedAndNotRanked()
    {
        var sentences = Conclusions.Of(
            [
                Of(Architectures.SegNet, new Bce(), Same(0, 9), Same(0, 9)), Of(Architectures.UNet, new Bce(), Same(93, 9), Same(80, 9)),
                Of(Architectures.UNet2, new Bce(), Same(72, 9), Same(70, 9)), Of(Architectures.SegNet2, new Bce(), Same(0, 9), Same(0, 9)),
            ],
            Assignment);
        Assert.Equal("SegNet + BCE and SegNet2 + BCE found nothing in the test images and are left out of what follows.", sentences[0]);
        Assert.Equal("By the assignment's score, stepped IoU (test, over batches), UNet + BCE is best (0.900) and UNet2 + BCE last (0.500).", sentences[1]);
        Assert.DoesNotContain(sentences.Skip(1), sentence => sentence.Contains("SegNet", StringComparison.Ordinal));
        var none = Conclusions.Of([Of(Architectures.SegNet, new Bce(), Same(0, 9), []), Of(Architectures.UNet, new Bce(), Same(0, 9), [])], Assignment);
        Assert.Equal("None of the 2 runs found anything in the test images: there is nothing to rank.", none[0]);
        Assert.Equal(2, none.Count);
    }

    [Fact]
    public void WithoutUnseenPicturesNothingIsSaidOfThem()
    {
        var sentences = Conclusions.Of([Of(Architectures.SegNet, new Bce(), [93], []), Of(Architectures.UNet, new Bce(), [72], Same(70, 9))], Assignment);
        Assert.Equal(2, sentences.Count);
        Assert.DoesNotContain(sentences, sentence => sentence.Contains("held out", StringComparison.Ordinal));
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
