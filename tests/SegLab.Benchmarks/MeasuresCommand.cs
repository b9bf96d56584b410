using System.CommandLine;
using System.Diagnostics;
using SegLab.Benchmarks.Reports;
using SegLab.Data;
using SegLab.Metrics;

namespace SegLab.Benchmarks;

/// <summary><c>measures</c>: how long an image takes to measure, on one core.</summary>
internal sealed class MeasuresCommand : Command
{
    public MeasuresCommand()
        : base("measures", "Time the measures of made-up lesions against each other, an image at a time, on one core.")
    {
        var size = new Option<int>("--size") { Description = "Width and height of the masks.", DefaultValueFactory = _ => 256 };
        var count = new Option<int>("--count") { Description = "How many images.", DefaultValueFactory = _ => 50 };
        Add(size);
        Add(count);
        var output = OutputOption.Create();
        Add(output);
        SetAction(result =>
        {
            var rows = Time(DataSource.MadeUp(result.GetValue(count), seed: 42).Load(result.GetValue(size)));
            if (result.GetValue(output) is { } path)
                BenchmarkReport.Now(Name, new Dictionary<string, string> { ["size"] = $"{result.GetValue(size)}", ["count"] = $"{result.GetValue(count)}" }, rows).Save(path);
        });
    }

    private static List<BenchmarkRow> Time(ImageSet images)
    {
        var rows = new List<BenchmarkRow>();
        var masks = Enumerable.Range(0, images.Count).Select(images.Mask).ToList();
        var noise = masks.Select((mask, index) => new Mask(mask.Width, mask.Height, [.. mask.Pixels.Select((_, pixel) => (byte)(pixel * (index + 7919L) % 1009 & 1))])).ToList();
        var probabilities = masks.Select((mask, index) => mask.Pixels.Select((pixel, place) => (float)((0.4 * pixel) + (0.6 * (place * (index + 7919L) % 100_003 / 100_003.0)))).ToArray()).ToList();
        Console.WriteLine($"{images.Count} pairs of masks of {images.Width}×{images.Height}");

        Print("border distances", index => BoundaryDistances.Of(Other(index), masks[index]).Hausdorff95);
        Print("boundary IoU", index => BoundaryIou.Of(Other(index), masks[index]));
        Print("shape", index => MaskShape.Of(masks[index]).Compactness);
        Print("average precision", index => AveragePrecision.Of(probabilities[index], masks[index]));
        Print("calibration error", index => ProbabilityHistogram.Of(probabilities[index], masks[index]).CalibrationError());
        Print("all measures", index => ImageMeasures.Of(Other(index), masks[index], probabilities[index]).Iou);
        Print("all, against noise", index => ImageMeasures.Of(noise[index], masks[index], probabilities[index]).Iou);
        return rows;

        Mask Other(int index) => masks[(index + 1) % masks.Count];

        void Print(string name, Func<int, double> measure)
        {
            var milliseconds = new List<double>();
            for (var index = -masks.Count; index < masks.Count; index++)
            {
                var started = Stopwatch.GetTimestamp();
                measure(index < 0 ? index + masks.Count : index);
                if (index >= 0)
                    milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            var row = new BenchmarkRow(name, "ms", milliseconds);
            rows.Add(row);
            Console.WriteLine(FormattableString.Invariant($"{name,-20} median {row.Median():F2} ms, slowest {row.Most():F2} ms"));
        }
    }
}
