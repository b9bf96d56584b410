using FsCheck.Xunit;
using SegLab.Data;
using SegLab.Metrics;
using Xunit;

namespace SegLab.Tests.Metrics;

public sealed class BoundaryDistancesTests
{
    // By the convention of MONAI's metrics (border: mask less scipy's binary_erosion; HD95: the larger of numpy's percentiles each
    // way), computed with scipy 1.10.1 and numpy 1.24.2; ASSD as the mean over both borders' distances.
    [Theory]
    [InlineData(64, 64, "disc 32 32 20", "disc 36 30 16", 8.602325267042627, 8.48528137423857, 4.01528312241685, 0.29, 0.38)]
    [InlineData(64, 64, "disc 32 32 20", "disc 32 32 15", 5.0990195135927845, 5.0990195135927845, 4.799535903551687, 0, 0)]
    [InlineData(64, 48, "disc 5 5 20", "disc 10 8 18", 4.123105625617661, 3.605551275463989, 1.0453429985121385, 0.6610169491525424, 0.7344632768361582)]
    [InlineData(96, 80, "disc 40 40 25", "box 20 20 50 40", 10.295630140987, 8.687811927781759, 3.6775895977489745, 0.17721518987341772, 0.2879746835443038)]
    [InlineData(64, 64, "disc 32 32 20 + box 1 1 2 2", "disc 32 32 20", 24.041630560342615, 0, 0.40947156876327695, 0.9824561403508771, 0.9824561403508771)]
    [InlineData(128, 128, "disc 30 30 10", "disc 90 90 12", 86.27861844049197, 86.2670273047588, 74.51820091069048, 0, 0)]
    public void DistancesAreThoseOfOtherPrograms(int width, int height, string prediction, string truth, double hausdorff, double hausdorff95, double assd, double within1, double within2)
    {
        var distances = BoundaryDistances.Of(DrawnMasks.Of(width, height, prediction), DrawnMasks.Of(width, height, truth));
        Assert.Equal(hausdorff, distances.Hausdorff, 1e-12);
        Assert.Equal(hausdorff95, distances.Hausdorff95, 1e-12);
        Assert.Equal(assd, distances.Assd, 1e-12);
        Assert.Equal(within1, distances.Nsd(1), 1e-12);
        Assert.Equal(within2, distances.Nsd(2), 1e-12);
    }

    [Fact]
    public void APixelMovedByThreeAndFourIsFiveAway()
    {
        var distances = BoundaryDistances.Of(DrawnMasks.Of(64, 64, "box 10 20 1 1"), DrawnMasks.Of(64, 64, "box 13 24 1 1"));
        Assert.Equal((5, 5, 5), (distances.Hausdorff, distances.Hausdorff95, distances.Assd));
        Assert.Equal((0, 1), (distances.Nsd(4.999), distances.Nsd(5)));
    }

    [Fact]
    public void AWallMovedBySixIsSixAway()
    {
        var distances = BoundaryDistances.Of(DrawnMasks.Of(32, 24, "box 4 0 1 24"), DrawnMasks.Of(32, 24, "box 10 0 1 24"));
        Assert.Equal(Enumerable.Repeat(6.0, 24), distances.PredictionToTruth);
        Assert.Equal(Enumerable.Repeat(6.0, 24), distances.TruthToPrediction);
    }

    [Fact]
    public void ALesionThatThePictureCutsHasABorderThere()
    {
        // A full picture's border is its outermost ring; the smaller box's ring lies one pixel within, so corners are √2 away.
        var distances = BoundaryDistances.Of(DrawnMasks.Of(10, 8, "box 0 0 10 8"), DrawnMasks.Of(10, 8, "box 1 1 8 6"));
        Assert.Equal(32, distances.PredictionToTruth.Count);
        Assert.Equal(24, distances.TruthToPrediction.Count);
        Assert.Equal(Math.Sqrt(2), distances.Hausdorff);
        Assert.Equal(1, distances.Nsd(1.5));
    }

    // Empty masks as documented: a picture of 30×40 has a diagonal of 50.
    [Theory]
    [InlineData("", "", 0, 1)]
    [InlineData("disc 10 10 4", "", 50, 0)]
    [InlineData("", "disc 10 10 4", 50, 0)]
    public void EmptyMasksHaveDefinedDistances(string prediction, string truth, double distance, double nsd)
    {
        var distances = BoundaryDistances.Of(DrawnMasks.Of(30, 40, prediction), DrawnMasks.Of(30, 40, truth));
        Assert.Equal((distance, distance, distance), (distances.Hausdorff, distances.Hausdorff95, distances.Assd));
        Assert.Equal(nsd, distances.Nsd(2));
    }

    /// <summary>Against all pairs of border pixels.</summary>
    [Property(MaxTest = 300)]
    public bool DistancesAreThoseOfBruteForce(uint seed)
    {
        var masks = DrawnMasks.RandomMasks(seed, 2);
        var (prediction, truth) = (Border(masks[0]), Border(masks[1]));
        var diagonal = Math.Sqrt((masks[0].Width * masks[0].Width) + (masks[0].Height * masks[0].Height));
        var (there, back) = (Nearest(prediction, truth), Nearest(truth, prediction));
        double[] all = [.. there, .. back];
        var distances = BoundaryDistances.Of(masks[0], masks[1]);
        return distances.PredictionToTruth.SequenceEqual(there) && distances.TruthToPrediction.SequenceEqual(back)
            && distances.Hausdorff == all.DefaultIfEmpty(0).Max()
            && Math.Abs(distances.Assd - (all.Length == 0 ? 0 : all.Sum() / all.Length)) < 1e-12
            && distances.Nsd(1.5) == (all.Length == 0 ? 1 : all.Count(distance => distance <= 1.5) / (double)all.Length);

        double[] Nearest(List<(int X, int Y)> from, List<(int X, int Y)> to) =>
            [.. from.Select(one => to.Select(other => Math.Sqrt(((one.X - other.X) * (one.X - other.X)) + ((one.Y - other.Y) * (one.Y - other.Y)))).DefaultIfEmpty(diagonal).Min()).Order()];

        static List<(int X, int Y)> Border(Mask mask) => [.. Enumerable.Range(0, mask.Pixels.Length).Select(pixel => (X: pixel % mask.Width, Y: pixel / mask.Width))
            .Where(pixel => mask.Has(pixel.X, pixel.Y) && !(mask.Has(pixel.X + 1, pixel.Y) && mask.Has(pixel.X - 1, pixel.Y) && mask.Has(pixel.X, pixel.Y + 1) && mask.Has(pixel.X, pixel.Y - 1)))];
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        var mask = DrawnMasks.Of(8, 8, "disc 4 4 2");
        var distances = BoundaryDistances.Of(mask, mask);
        Assert.Throws<SegLabException>(() => distances.Nsd(-1));
        Assert.Throws<SegLabException>(() => distances.Nsd(double.NaN));
        Assert.Throws<SegLabException>(() => distances.HausdorffAt(95));
        Assert.Contains("8×9", Assert.Throws<SegLabException>(() => BoundaryDistances.Of(mask, DrawnMasks.Of(8, 9, ""))).Message, StringComparison.Ordinal);
    }
}
