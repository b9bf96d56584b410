using System.CommandLine;
using SegLab.Randomness;
using SegLab.Statistics;

namespace SegLab.Benchmarks.Coverage;

/// <summary><c>coverage</c>: how often the intervals of means hold the true mean, by simulation.</summary>
internal sealed class CoverageCommand : Command
{
    private static readonly int[] _images = [10, 15, 25, 50, 100, 200, 600];

    // What is drawn; how many seeds; the share of the spread that is the seeds'.
    private static readonly (SkewedScores Scores, int Seeds, double OfSeeds)[] _rows =
    [
        .. new[] { SkewedScores.Isic, SkewedScores.Failures, SkewedScores.Mild }.Select(scores => (scores, 1, 0.0)),
        .. new[] { 0.02, 0.2 }.SelectMany(share => new[] { 2, 3, 5, 10 }.Select(seeds => (SkewedScores.Isic, seeds, share))),
    ];

    public CoverageCommand()
        : base("coverage", "Simulate how often a nominal 95 % interval of a mean holds the true mean, and how wide it is.")
    {
        var samples = new Option<int>("--samples") { Description = "How many samples a cell; 2,000 leave a standard error of 0.5 %.", DefaultValueFactory = _ => 2000 };
        var seed = new Option<uint>("--seed") { Description = "Of the draws.", DefaultValueFactory = _ => 1 };
        Add(samples);
        Add(seed);
        SetAction(parsed => Print(parsed.GetValue(samples), parsed.GetValue(seed)));
    }

    /// <summary>How often the interval of a mean held the true one, and how wide it was.</summary>
    /// <param name="scores">What is drawn.</param>
    /// <param name="seeds">How many networks.</param>
    /// <param name="images">How many images.</param>
    /// <param name="ofSeeds">The seeds' share of the spread.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="seed">Of the draws.</param>
    internal static (double Share, double Width) Of(SkewedScores scores, int seeds, int images, double ofSeeds, int samples, uint seed)
    {
        var generator = new MersenneTwister(seed);
        var intervals = Enumerable.Range(0, samples).Select(_ => MeanInterval.OfSeeds(scores.Draw(generator, seeds, images, ofSeeds), seed, range: ScoreRange.Share)).ToList();
        return (intervals.Average(interval => interval.Lower <= scores.Mean && scores.Mean <= interval.Upper ? 1.0 : 0), intervals.Average(interval => interval.Upper - interval.Lower));
    }

    private static void Print(int samples, uint seed)
    {
        Console.WriteLine($"| scores | seeds | the seeds' share | {string.Join(" | ", _images.Select(images => $"{images} images"))} |");
        Console.WriteLine($"|---|---|---|{string.Concat(_images.Select(_ => "---|"))}");
        foreach (var (scores, seeds, ofSeeds) in _rows)
        {
            var cells = _images.Select(images => Of(scores, seeds, images, ofSeeds, samples, seed)).Select(cell => FormattableString.Invariant($"{100 * cell.Share:F1} % ({cell.Width:F3})"));
            Console.WriteLine($"| {scores.Name} | {seeds} | {(seeds == 1 ? "–" : FormattableString.Invariant($"{100 * ofSeeds:F0} %"))} | {string.Join(" | ", cells)} |");
        }
    }
}
