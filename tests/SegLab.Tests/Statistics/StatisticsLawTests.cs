using FsCheck.Xunit;
using SegLab.Randomness;
using SegLab.Statistics;

namespace SegLab.Tests.Statistics;

/// <summary>Laws of the tests, on random scores with and without ties.</summary>
public sealed class StatisticsLawTests
{
    private static readonly ComparisonOptions Quick = new() { Resamples = 200, Range = ScoreRange.Unbounded };

    [Property(MaxTest = 60)]
    public bool PValuesLieBetweenZeroAndOne(uint seed)
    {
        var comparison = Comparison.Of(Draw(seed), Quick);
        return Probabilities(comparison).All(p => p is >= 0 and <= 1);
    }

    [Property(MaxTest = 60)]
    public bool ExchangingTwoMirrorsTheirPair(uint seed)
    {
        var scores = Draw(seed);
        var (pair, exchanged) = (Comparison.Of([scores[0], scores[1]], Quick).Pairs[0], Comparison.Of([scores[1], scores[0]], Quick).Pairs[0]);
        return pair == exchanged.Exchanged() || IsZero(pair);
    }

    [Property(MaxTest = 60)]
    public bool TheOrderOfTheImagesChangesNothing(uint seed)
    {
        var scores = Draw(seed);
        var order = new MersenneTwister(seed + 1).Permutation(scores[0].Seeds[0].Count);
        var (before, after) = (Comparison.Of(scores, Quick), Comparison.Of([.. scores.Select(recipe => new NamedScores(recipe.Name, order.Select(image => recipe.Seeds[0][image]).ToArray()))], Quick));
        return Same(before, after);
    }

    [Property(MaxTest = 60)]
    public bool ShiftingAllScoresChangesNoPair(uint seed)
    {
        var scores = Draw(seed);
        return Same(Comparison.Of(scores, Quick), Comparison.Of([.. scores.Select(recipe => new NamedScores(recipe.Name, recipe.Seeds[0].Select(score => score + 0.25).ToArray()))], Quick));
    }

    [Property(MaxTest = 60)]
    public bool TurningTheScoresRoundTurnsTheRanksRound(uint seed)
    {
        var scores = Draw(seed).Select(recipe => recipe.Seeds[0]).ToList();
        var (higher, lower) = (FriedmanTest.Of(scores), FriedmanTest.Of(scores, higherIsBetter: false));
        return Close(higher.PValue, lower.PValue) && higher.MeanRanks.Zip(lower.MeanRanks).All(pair => Close(pair.First + pair.Second, scores.Count + 1));
    }

    [Property(MaxTest = 200)]
    public bool HolmKeepsTheOrderAndNeverLowers(uint seed)
    {
        var generator = new MersenneTwister(seed);
        var raw = Enumerable.Range(0, 1 + generator.Next(20)).Select(_ => Math.Round(Math.Pow(generator.NextDouble(), 3), 2)).ToList();
        var corrected = HolmCorrection.Of(raw);
        return raw.Zip(corrected).All(pair => pair.Second >= pair.First && pair.Second <= Math.Min(1, raw.Count * Math.Max(pair.First, raw.Max())))
            && raw.Zip(corrected).OrderBy(pair => pair.First).ThenBy(pair => pair.Second).Select(pair => pair.Second).SequenceEqual(corrected.Order());
    }

    [Property(MaxTest = 200)]
    public bool CliquesHoldExactlyThePairsWithinTheDifference(uint seed)
    {
        var generator = new MersenneTwister(seed);
        var ranks = Enumerable.Range(0, 2 + generator.Next(10)).Select(_ => Math.Round(1 + (5 * generator.NextDouble()), 1)).ToArray();
        var difference = 0.05 + (3 * generator.NextDouble());
        var cliques = NemenyiTest.CliquesOf(ranks, difference);
        var pairs = Enumerable.Range(0, ranks.Length).SelectMany(one => Enumerable.Range(0, ranks.Length).Where(other => other != one).Select(other => (one, other)));
        return pairs.All(pair => cliques.Any(clique => clique.Contains(pair.one) && clique.Contains(pair.other)) == (Math.Abs(ranks[pair.one] - ranks[pair.other]) < difference));
    }

    // Three recipes on 2 … 40 images; every other draw rounds scores to tenths, so that there are ties and zeros.
    private static NamedScores[] Draw(uint seed)
    {
        var generator = new MersenneTwister(seed);
        var images = 2 + generator.Next(39);
        var isCoarse = generator.Next(2) == 0;
        return [.. Enumerable.Range(0, 3).Select(recipe => new NamedScores($"recipe {recipe}", Enumerable.Range(0, images).Select(_ => Math.Round(generator.NextDouble(), isCoarse ? 1 : 6)).ToArray()))];
    }

    private static IEnumerable<double> Probabilities(Comparison comparison) =>
        [comparison.Friedman.PValue, comparison.Friedman.ChiSquarePValue, comparison.Nemenyi.PValue(0, 1), .. comparison.Pairs.SelectMany(pair => new[] { pair.Wilcoxon.PValue, pair.Permutation.PValue, pair.CorrectedWilcoxon, pair.CorrectedPermutation })];

    private static bool Same(Comparison one, Comparison other) =>
        Probabilities(one).Zip(Probabilities(other)).All(pair => Close(pair.First, pair.Second))
        && one.Friedman.MeanRanks.SequenceEqual(other.Friedman.MeanRanks)
        && one.Pairs.Zip(other.Pairs).All(pair => Close(pair.First.Difference.Mean, pair.Second.Difference.Mean)
            && (IsZero(pair.First) || (Close(pair.First.Difference.Lower, pair.Second.Difference.Lower) && Close(pair.First.Difference.Upper, pair.Second.Difference.Upper))));

    // A mean difference of zero has no sign to tell the two apart by: which of them the draws favour is open.
    private static bool IsZero(PairedComparison pair) => Math.Abs(pair.Difference.Mean) < 1e-12;

    private static bool Close(double one, double other) => Math.Abs(one - other) < 1e-9;
}
