using SegLab.Geometry;
using SegLab.Randomness;

namespace SegLab.Experiments.LossStudy;

/// <summary>Makes mistakes in a mask, each in the amount that brings the IoU nearest to a wanted one.</summary>
/// <param name="truth">Which pixels are lesion, rows from the top.</param>
/// <param name="width">Of a row.</param>
/// <param name="iou">The wanted IoU.</param>
internal sealed class ExampleMistakes(bool[] truth, int width, double iou)
{
    private const int LongestShift = 12;
    private const int Discs = 7;

    private readonly double[] toLesion = DistanceTransform.Squared(truth, width, value: true);
    private readonly double[] toSkin = DistanceTransform.Squared(truth, width, value: false);

    private int Height => truth.Length / width;

    /// <summary>The lesion moved to the right and somewhat down.</summary>
    public bool[] Shifted() => Nearest(
        from right in Enumerable.Range(1, LongestShift)
        from down in Enumerable.Range(0, right)
        select Shift(right, down));

    /// <summary>With a rim of skin.</summary>
    public bool[] Grown() => Nearest(toLesion.Where(distance => distance > 0).Distinct().Order().Select(reach => Pixels(pixel => toLesion[pixel] <= reach)));

    /// <summary>Without its own rim.</summary>
    public bool[] Shrunk() => Nearest(toSkin.Where(distance => distance > 0).Distinct().Order().Select(reach => Pixels(pixel => toSkin[pixel] > reach)));

    /// <summary>With round holes inside.</summary>
    /// <param name="generator">Decides where.</param>
    public bool[] Holes(MersenneTwister generator)
    {
        var middles = Middles(toSkin, generator);
        return Nearest(Radii().Select(radius => Pixels(pixel => truth[pixel] && !IsInDisc(middles, pixel, radius))));
    }

    /// <summary>With round islands in the skin.</summary>
    /// <param name="generator">Decides where.</param>
    public bool[] Islands(MersenneTwister generator)
    {
        var middles = Middles(toLesion, generator);
        return Nearest(Radii().Select(radius => Pixels(pixel => truth[pixel] || IsInDisc(middles, pixel, radius))));
    }

    private bool[] Nearest(IEnumerable<bool[]> predictions) => predictions.MinBy(prediction => Math.Abs(IouOf(prediction) - iou))!;

    private double IouOf(bool[] prediction)
    {
        var (both, either) = (0, 0);
        for (var pixel = 0; pixel < truth.Length; pixel++)
        {
            both += truth[pixel] && prediction[pixel] ? 1 : 0;
            either += truth[pixel] || prediction[pixel] ? 1 : 0;
        }

        return (double)both / either;
    }

    private bool[] Shift(int right, int down) => Pixels(pixel =>
        pixel % width >= right && pixel / width >= down && truth[pixel - right - (down * width)]);

    private bool[] Pixels(Func<int, bool> isLesion) => [.. Enumerable.Range(0, truth.Length).Select(isLesion)];

    private static IEnumerable<double> Radii() => Enumerable.Range(10, 100).Select(tenth => tenth / 10.0);

    private bool IsInDisc(List<int> middles, int pixel, double radius) => middles.Any(middle => Distance(middle, pixel) <= radius);

    // One after the other, each where it is freest: of the other class, of the picture's edge, of the discs before it.
    private List<int> Middles(double[] squaredClearance, MersenneTwister generator)
    {
        var order = generator.Permutation(truth.Length);
        var middles = new List<int>();
        while (middles.Count < Discs)
            middles.Add(order.MaxBy(pixel => middles.Select(middle => Distance(middle, pixel) / 2).Append(Math.Sqrt(squaredClearance[pixel])).Append(ToEdge(pixel)).Min()));
        return middles;
    }

    private double ToEdge(int pixel) => Math.Min(Math.Min(pixel % width, width - 1 - (pixel % width)), Math.Min(pixel / width, Height - 1 - (pixel / width)));

    private double Distance(int one, int other)
    {
        var (x, y) = ((one % width) - (other % width), (one / width) - (other / width));
        return Math.Sqrt((x * x) + (y * y));
    }
}
