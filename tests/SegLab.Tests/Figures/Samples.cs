using SegLab.Data;
using SegLab.Figures;
using SegLab.Randomness;
using Xunit;

namespace SegLab.Tests.Figures;

/// <summary>A figure of every kind, as the notebooks use it.</summary>
internal static class Samples
{
    public static IReadOnlyDictionary<string, Figure> All { get; } = new Dictionary<string, Figure>
    {
        ["curves"] = Curves(2),
        ["nine curves"] = Curves(9),
        ["bands"] = Bands,
        ["panels"] = new ChartPanels("SegNet under four losses", [.. Enumerable.Range(0, 4).Select(_ => Curves(2))]),
        ["bars"] = Bars,
        ["heat map"] = HeatMap,
        ["ranks"] = Ranks,
        ["intervals"] = Intervals,
        ["grid"] = Grid,
        ["table"] = new Table("Runs", [new TableColumn("model"), new TableColumn("IoU", ColumnAlignment.Right) { Highlight = 0 }], [["SegNet", "0.668"], ["UNet", "0.58"]]),
        ["source"] = new SourceCode("SegNet.cs", "var less = 1 < 2;\n"),
        ["note"] = new TextNote("epoch 3 of 40"),
        ["script"] = new PlotlyScript("SegLab"),
        ["stack"] = new Stack([new TextNote("epoch 3 of 40"), Grid, Curves(2)]),
    };

    public static TheoryData<string> Names { get; } = [.. All.Keys];

    public static BarChart Bars => new("Scores", "IoU", [.. Enumerable.Range(0, 9).Select(run => new Bar($"run {run}", 0.9 - (0.05 * run)) { Low = 0.8 - (0.05 * run), High = 0.95 - (0.05 * run), Reference = 0.7 })]) { ReferenceName = "published" };

    /// <summary>As many losses as the catalogue has, each on a scale of its own.</summary>
    public static HeatMap HeatMap => new("What each loss punishes", ["perfect", "shifted", "grown", "shrunk", "holes", "islands", "smooth", "blurred"],
        [.. Enumerable.Range(0, 25).Select(row => new HeatMapRow($"Focal Tversky {row}", [.. Enumerable.Range(0, 8).Select(column => (row + 1) * Math.Sin(1 + row + (2 * column)))]))]) { Scale = HeatScale.EachRow };

    /// <summary>Three networks, the range over seeds around each mean, a gap in one.</summary>
    public static CurveChart Bands => new("Validation IoU", "epoch", "plain IoU", [.. Enumerable.Range(0, 3).Select(run =>
    {
        double[] values = [.. Enumerable.Range(1, 12).Select(epoch => run == 2 && epoch == 6 ? double.NaN : 0.8 - (0.1 * run) - Math.Exp(-epoch / 3.0))];
        return new Curve($"run {run}", values) { Band = ([.. values.Select(value => value - 0.05)], [.. values.Select(value => value + 0.08)]) };
    })]);

    public static CriticalDifferenceDiagram Ranks => new("Mean ranks", [.. Enumerable.Range(0, 12).Select(run => new RankedName($"SegNet2 + Tversky {run}", 2 + (0.8 * run)))], 2.36);

    public static IntervalChart Intervals => new("IoU", "IoU", [.. Enumerable.Range(0, 6).Select(run => new IntervalRow($"run {run}", 0.8 - (0.02 * run)) { Low = 0.77 - (0.02 * run), High = 0.82 - (0.02 * run), Points = [0.79 - (0.02 * run), 0.81 - (0.02 * run)] })]) { Reference = 0.86, ReferenceName = "human agreement" };

    public static PictureGrid Grid => new("Validation", [
        new PictureRow("image", [.. Enumerable.Range(0, 6).Select(index => Picture.From(Photograph(index)))]),
        new PictureRow("prediction", [.. Enumerable.Range(0, 6).Select(index => Picture.From(Disc(90 + (5 * index))))]),
        new PictureRow("truth", [.. Enumerable.Range(0, 6).Select(_ => Picture.From(Disc(100)))]),
    ]);

    public static CurveChart Curves(int count)
    {
        var generator = new MersenneTwister(1);
        return new CurveChart("Training loss", "epoch", "loss", [.. Enumerable.Range(0, count).Select(index =>
            new Curve($"SegNet2 + Tversky {index}", [.. Enumerable.Range(1, 40).Select(epoch => Math.Exp(-epoch / (6.0 + index)) + (0.01 * generator.NextNormal()))]))]);
    }

    /// <summary>A shaded picture with noise, as hard to compress as dermoscopy.</summary>
    public static RgbImage Photograph(int seed)
    {
        var generator = new MersenneTwister((uint)seed);
        var pixels = new byte[3 * 256 * 256];
        for (var index = 0; index < pixels.Length; index++)
            pixels[index] = (byte)Math.Clamp(140 + (50 * Math.Sin(index / 768.0 / 40)) + (20 * (index % 3)) + (6 * generator.NextNormal()), 0, 255);
        return new RgbImage(256, 256, pixels);
    }

    public static Mask Disc(double radius)
    {
        var pixels = new byte[256 * 256];
        for (var index = 0; index < pixels.Length; index++)
            pixels[index] = Math.Pow((index % 256) - 128, 2) + Math.Pow((index / 256) - 128, 2) < radius * radius ? (byte)1 : (byte)0;
        return new Mask(256, 256, pixels);
    }
}
