using FsCheck;
using FsCheck.Xunit;
using SegLab.Metrics;

namespace SegLab.Tests.Metrics;

/// <summary>Laws that hold for any counts.</summary>
public sealed class ScoreLawTests
{
    [Property]
    public bool IouFollowsFromDice(NonNegativeInt hits, NonNegativeInt alarms, NonNegativeInt misses, NonNegativeInt rest)
    {
        var counts = new ConfusionCounts(hits.Get, alarms.Get, misses.Get, rest.Get);
        return Math.Abs(counts.Iou - (counts.Dice / (2 - counts.Dice))) < 1e-12 && counts.Iou <= counts.Dice;
    }

    [Property]
    public bool ExchangingPredictionAndTruthExchangesPrecisionAndRecall(NonNegativeInt hits, NonNegativeInt alarms, NonNegativeInt misses, NonNegativeInt rest)
    {
        var scores = ImageScores.Of(new ConfusionCounts(hits.Get, alarms.Get, misses.Get, rest.Get));
        var exchanged = ImageScores.Of(new ConfusionCounts(hits.Get, misses.Get, alarms.Get, rest.Get));
        return exchanged == scores with { Precision = scores.Recall, Recall = scores.Precision };
    }

    [Property]
    public bool ScoresLieBetweenZeroAndOne(NonNegativeInt hits, NonNegativeInt alarms, NonNegativeInt misses, NonNegativeInt rest)
    {
        var (iou, thresholded, dice, precision, recall, accuracy) = ImageScores.Of(new ConfusionCounts(hits.Get, alarms.Get, misses.Get, rest.Get));
        return new[] { iou, thresholded, dice, precision, recall, accuracy }.All(score => score is >= 0 and <= 1);
    }

    [Property]
    public bool ThresholdedIouNeverFallsAsTheIntersectionGrows(NonNegativeInt intersection, PositiveInt more)
    {
        var union = intersection.Get + more.Get;
        return ThresholdedIou.Tenths(intersection.Get, union) <= ThresholdedIou.Tenths(intersection.Get + 1, union);
    }
}
