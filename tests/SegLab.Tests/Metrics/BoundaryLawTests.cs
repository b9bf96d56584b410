using FsCheck;
using FsCheck.Xunit;
using SegLab.Data;
using SegLab.Metrics;

namespace SegLab.Tests.Metrics;

/// <summary>Laws of the borders' measures that hold for any masks.</summary>
public sealed class BoundaryLawTests
{
    [Property]
    public bool ExchangingPredictionAndTruthChangesNothing(uint seed)
    {
        var masks = DrawnMasks.RandomMasks(seed, 2);
        return Same(Values(masks[0], masks[1]), Values(masks[1], masks[0]));
    }

    [Property]
    public bool FlippingAndTransposingBothChangesNothing(uint seed)
    {
        var masks = DrawnMasks.RandomMasks(seed, 2);
        var values = Values(masks[0], masks[1]);
        return Same(values, Values(masks[0].Mirrored(), masks[1].Mirrored())) && Same(values, Values(masks[0].Transposed(), masks[1].Transposed()));
    }

    [Property]
    public bool SkinAroundBothChangesNoDistance(uint seed, byte margin)
    {
        var masks = DrawnMasks.RandomMasks(seed, 2);
        if (masks[0].LesionShare == 0 ^ masks[1].LesionShare == 0)
            return true; // Such a distance is the picture's diagonal.
        var padded = masks.Select(mask => mask.Padded(margin % 3, margin % 5, margin % 7, margin % 2)).ToArray();
        return BoundaryDistances.Of(masks[0], masks[1]).PredictionToTruth.SequenceEqual(BoundaryDistances.Of(padded[0], padded[1]).PredictionToTruth);
    }

    [Property]
    public bool AMaskIsNoDistanceFromItself(uint seed)
    {
        var mask = DrawnMasks.RandomMasks(seed, 1)[0];
        return Same(Values(mask, mask), [0, 0, 0, 1, 1]);
    }

    [Property]
    public bool HausdorffDistancesKeepTheTriangleInequality(uint seed)
    {
        var masks = DrawnMasks.RandomMasks(seed, 3);
        return Distance(0, 2) <= Distance(0, 1) + Distance(1, 2) + 1e-12;

        double Distance(int one, int other) => BoundaryDistances.Of(masks[one], masks[other]).Hausdorff;
    }

    [Property]
    public bool NsdNeverFallsAsTheToleranceGrows(uint seed, byte tolerance, byte more)
    {
        var masks = DrawnMasks.RandomMasks(seed, 2);
        var distances = BoundaryDistances.Of(masks[0], masks[1]);
        return distances.Nsd(tolerance / 16.0) is >= 0 and var low && low <= distances.Nsd((tolerance + more) / 16.0) && distances.Nsd(distances.Hausdorff) == 1;
    }

    [Property]
    public bool LeavingDistancesOutNeverRaisesTheHausdorffDistance(uint seed, byte share)
    {
        var masks = DrawnMasks.RandomMasks(seed, 2);
        var distances = BoundaryDistances.Of(masks[0], masks[1]);
        return distances.HausdorffAt(share / 255.0) <= distances.Hausdorff && distances.Assd <= distances.Hausdorff + 1e-12;
    }

    private static double[] Values(Mask prediction, Mask truth)
    {
        var distances = BoundaryDistances.Of(prediction, truth);
        return [distances.Hausdorff, distances.Hausdorff95, distances.Assd, distances.Nsd(1), BoundaryIou.Of(prediction, truth, 0.1)];
    }

    // Sums may be taken in another order.
    private static bool Same(double[] one, double[] other) => one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
}
