using SegLab.Randomness;
using SegLab.Statistics;

namespace SegLab.Tests.Statistics;

/// <summary>Scores whose difference one knows: a difficulty that all recipes share, noise of their own, a shift.</summary>
internal static class MadeScores
{
    /// <summary>One recipe.</summary>
    /// <param name="name">Its name; with the seeds it decides the noise.</param>
    /// <param name="shift">How much better it is.</param>
    /// <param name="images">How many images.</param>
    /// <param name="seeds">How many training runs.</param>
    /// <param name="noise">Of each score.</param>
    /// <param name="seedNoise">Of each training run.</param>
    public static NamedScores Of(string name, double shift, int images = 50, int seeds = 1, double noise = 0.03, double seedNoise = 0)
    {
        var shared = new MersenneTwister(17);
        var difficulty = Enumerable.Range(0, images).Select(_ => 0.75 + (0.1 * shared.NextNormal())).ToArray();
        var own = new MersenneTwister((uint)name.Sum(letter => letter * 7919));
        return new NamedScores(name, [.. Enumerable.Range(0, seeds).Select(_ =>
        {
            var run = shift + (seedNoise * own.NextNormal());
            return (IReadOnlyList<double>)[.. difficulty.Select(image => image + run + (noise * own.NextNormal()))];
        })]);
    }
}
