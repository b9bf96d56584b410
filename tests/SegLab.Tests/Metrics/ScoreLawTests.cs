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
        var counts = new ConfusionCounts(hits.Get, alarms.Get, misses.Get, rest.Get);
        var exchanged = new ConfusionCounts(hits.Get, misses.Get, alarms.Get, rest.Get);
        return (exchanged.Iou, exchanged.ThresholdedIou, exchanged.Dice, exchanged.Precision, exchanged.Recall, exchanged.Accuracy)
            == (counts.Iou, counts.ThresholdedIou, counts.Dice, counts.Recall, counts.Precision, counts.Accuracy);
    }

    [Property]
    public bool ExchangingLesionAndSkinExchangesRecallAndSpecificity(NonNegativeInt hits, NonNegativeInt alarms, NonNegativeInt misses, NonNegativeInt rest)
    {
        var counts = new ConfusionCounts(hits.Get, alarms.Get, misses.Get, rest.Get);
        var exchanged = new ConfusionCounts(rest.Get, misses.Get, alarms.Get, hits.Get);
        return (exchanged.Recall, exchanged.Specificity, exchanged.Accuracy) == (counts.Specificity, counts.Recall, counts.Accuracy);
    }

    [Property]
    public bool ScoresLieBetweenZeroAndOne(NonNegativeInt hits, NonNegativeInt alarms, NonNegativeInt misses, NonNegativeInt rest)
    {
        var counts = new ConfusionCounts(hits.Get, alarms.Get, misses.Get, rest.Get);
        double[] scores = [counts.Iou, counts.ThresholdedIou, counts.Dice, counts.Precision, counts.Recall, counts.Specificity, counts.Accuracy];
        return Array.TrueForAll(scores, score => score is >= 0 and <= 1) && counts.AreaError >= -1;
    }

    [Property]
    public bool ThresholdedIouNeverFallsAsTheIntersectionGrows(NonNegativeInt intersection, PositiveInt more)
    {
        var union = intersection.Get + more.Get;
        return ThresholdedIou.Tenths(intersection.Get, union) <= ThresholdedIou.Tenths(intersection.Get + 1, union);
    }
}
