using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

public sealed class ComparisonTests
{
    private static readonly NamedScores[] Recipes = [MadeScores.Of("SegNet", 0), MadeScores.Of("UNet", 0.05), MadeScores.Of("SegNet2", 0.001), MadeScores.Of("UNet2", 0.052)];

    [Fact]
    public void EveryPairIsCorrectedForAll()
    {
        var comparison = Comparison.Of(Recipes);
        Assert.Equal(["SegNet UNet", "SegNet SegNet2", "SegNet UNet2", "UNet SegNet2", "UNet UNet2", "SegNet2 UNet2"], comparison.Pairs.Select(pair => $"{pair.First} {pair.Second}"));
        Assert.Equal(HolmCorrection.Of([.. comparison.Pairs.Select(pair => pair.Wilcoxon.PValue)]), comparison.Pairs.Select(pair => pair.CorrectedWilcoxon));
        Assert.Equal(HolmCorrection.Of([.. comparison.Pairs.Select(pair => pair.Permutation.PValue)]), comparison.Pairs.Select(pair => pair.CorrectedPermutation));
        Assert.All(comparison.Pairs, pair => Assert.Equal(6, pair.Pairs));
        Assert.Equal([true, false, true, true, false, true], comparison.Pairs.Select(pair => pair.IsToldApart));
    }

    [Fact]
    public void RanksAndMeansAreThoseOfTheParts()
    {
        var comparison = Comparison.Of(Recipes);
        Assert.Equal(FriedmanTest.Of([.. Recipes.Select(recipe => recipe.Seeds[0])]).ChiSquare, comparison.Friedman.ChiSquare);
        Assert.Equal(NemenyiTest.CriticalDifferenceOf(4, 50), comparison.Nemenyi.CriticalDifference);
        Assert.Equal(MeanInterval.Of(Recipes[1].Seeds[0], 42), comparison.Means[1]);
        Assert.Equal((50, 4), (comparison.Images, comparison.Spreads.Count));
        Assert.Equal([2, 2], comparison.Nemenyi.Cliques.Select(clique => clique.Count));
    }

    [Fact]
    public void SeveralSeedsAreMeantForTheTestsAndDrawnForTheIntervals()
    {
        NamedScores[] recipes = [MadeScores.Of("SegNet", 0, seeds: 5, seedNoise: 0.02), MadeScores.Of("UNet", 0.05, seeds: 5, seedNoise: 0.02)];
        var comparison = Comparison.Of(recipes);
        Assert.Equal(WilcoxonTest.Of(recipes[0].ImageMeans, recipes[1].ImageMeans), comparison.Pairs[0].Wilcoxon);
        Assert.All(comparison.Means.Append(comparison.Pairs[0].Difference), interval => Assert.Equal((SampledOver.SeedsAndImages, 5), (interval.Over, interval.Seeds)));
        Assert.All(comparison.Spreads, spread => Assert.InRange(spread.StandardDeviation!.Value, 0.005, 0.05));
        Assert.Contains("over 5 seeds and 50 images", comparison.Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public void SentencesBeginWithTheWhole()
    {
        Assert.StartsWith("Over 50 images the 4 differ (Friedman's test, p < 0.001).", Comparison.Of(Recipes).Sentences[0], StringComparison.Ordinal);
        Assert.Contains("can't be told apart as a whole", Comparison.Of([Recipes[0], Recipes[2], MadeScores.Of("third", 0)]).Sentences[0], StringComparison.Ordinal);
        Assert.Equal(7, Comparison.Of(Recipes).Sentences.Count);
        Assert.Single(Comparison.Of(Recipes[..2]).Sentences);
    }

    [Fact]
    public void NetworksThatFoundNothingAreSaidToAndTiesAreCalledTies()
    {
        NamedScores nothing = new("nothing", Enumerable.Repeat(0.0, 50).ToArray()) { FailedSeeds = 1 };
        var options = new ComparisonOptions { Part = "test" };
        var sentences = Comparison.Of([nothing, Recipes[0], new("copy", Recipes[0].Seeds)], options).Sentences;
        Assert.Equal(["nothing found nothing in the 50 test images and is not ranked.", "SegNet and copy have the same IoU on each of the 50 test images."], sentences);
        Assert.Equal(["None of the 2 found anything in the 50 test images: there is nothing to rank."], Comparison.Of([nothing, new("too", nothing.Seeds) { FailedSeeds = 1 }], options).Sentences);
        Assert.Equal("All 3 have the same IoU on each of the 50 test images.", Comparison.Of([Recipes[0], new("copy", Recipes[0].Seeds), new("twin", Recipes[0].Seeds)], options).Sentences[0]);
        var half = new NamedScores("half", [nothing.Seeds[0], Recipes[0].Seeds[0]]) { FailedSeeds = 1 };
        Assert.StartsWith("1 of the 2 networks of half found nothing; its mean is over all of them.", Comparison.Of([half, Recipes[1]], options).Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public void APairIsFoundInEitherOrder()
    {
        var comparison = Comparison.Of(Recipes);
        Assert.Equal(comparison.Pairs[0], comparison.Between("SegNet", "UNet"));
        Assert.Equal(comparison.Pairs[0].Exchanged(), comparison.Between("UNet", "SegNet"));
        Assert.Contains("SegNet, UNet, SegNet2, UNet2", Assert.Throws<SegLabException>(() => comparison.Between("UNet", "DeepLab")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScoresThatCannotBeComparedAreAllNamed()
    {
        var message = Assert.Throws<SegLabException>(() => Comparison.Of(
            [new("a", [0.5, double.NaN]), new("b", [0.5, 0.6, 0.7]), new("b", [[0.5, 0.6], [double.NaN, 0.6]]), new("c", Array.Empty<IReadOnlyList<double>>())],
            new ComparisonOptions { Alpha = 5, Resamples = 1 })).Message;
        Assert.Contains("2 recipes are called 'b'", message, StringComparison.Ordinal);
        Assert.Contains("the score of 'a' for image 1 is not a finite number", message, StringComparison.Ordinal);
        Assert.Contains("'b' has scores of 3 images, and all need scores of the same images", message, StringComparison.Ordinal);
        Assert.Contains("the score of 'b' for image 0 of seed 1 is not a finite number", message, StringComparison.Ordinal);
        Assert.Contains("'c' has no scores", message, StringComparison.Ordinal);
        Assert.Contains("the level is 5", message, StringComparison.Ordinal);
        Assert.Contains("1 resamples", message, StringComparison.Ordinal);
        Assert.Contains("there is 1 recipe", Assert.Throws<SegLabException>(() => Comparison.Of([Recipes[0]])).Message, StringComparison.Ordinal);
        Assert.Contains("at least 2 are needed", Assert.Throws<SegLabException>(() => Comparison.Of([new("a", [0.5]), new("b", [0.6])])).Message, StringComparison.Ordinal);
    }
}
