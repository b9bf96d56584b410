using System.Globalization;

namespace SegLab.Statistics;

/// <summary>What a pair's numbers say, in plain words.</summary>
internal static class PairSentence
{
    private const double Many = 10_000;

    /// <summary>The sentence.</summary>
    /// <param name="given">The pair.</param>
    public static string Of(PairedComparison given)
    {
        var pair = IsSecondAhead(given) ? given.Exchanged() : given;
        if (pair.Wilcoxon.Zeros == pair.Images)
            return $"{pair.First} and {pair.Second} have the same {pair.Options.Measure} on each of the {Images(pair)}.";
        if (pair.IsToldApart)
            return $"{pair.First} is better than {pair.Second} by {NumberText.Of(Math.Abs(pair.Difference.Mean))} {pair.Options.Measure} ({Direction(pair)}{Interval(pair, Ahead(pair))}; {Test(pair)}).";
        if (pair.CorrectedWilcoxon <= pair.Options.Alpha)
            return $"{pair.First} and {pair.Second} can't be told apart: image by image they differ ({Test(pair)}), but {Contradiction(pair)}.";
        return $"{pair.First} and {pair.Second} can't be told apart with {Images(pair)} (difference {NumberText.Of(pair.Difference.Mean)} {pair.Options.Measure}, {Interval(pair, pair.Difference)}; {Test(pair)}){Needed(pair)}.";
    }

    // The one with the better mean comes first.
    private static bool IsSecondAhead(PairedComparison pair) => pair.Options.HigherIsBetter ? pair.Difference.Mean < 0 : pair.Difference.Mean > 0;

    private static MeanInterval Ahead(PairedComparison pair) => pair.Options.HigherIsBetter ? pair.Difference : pair.Difference.Mirrored();

    private static string Direction(PairedComparison pair) => pair.Options.HigherIsBetter ? "" : "lower is better; ";

    private static string Interval(PairedComparison pair, MeanInterval interval) => interval.HasWidth
        ? $"{NumberText.Percent(interval.Confidence)} interval {NumberText.Of(interval.Lower)} to {NumberText.Of(interval.Upper)} over {interval.Sample(pair.Options)}"
        : $"the same on each of {interval.Sample(pair.Options)}";

    private static string Test(PairedComparison pair) => $"Wilcoxon {NumberText.PEquals(pair.CorrectedWilcoxon)}{(pair.Pairs > 1 ? " after Holm's correction" : "")}";

    private static string Images(PairedComparison pair) => pair.Options.Sample(pair.Images);

    private static string Contradiction(PairedComparison pair)
    {
        var difference = $"the mean difference of {NumberText.Of(pair.Difference.Mean)} {pair.Options.Measure} ({Interval(pair, pair.Difference)})";
        if (pair.Difference is not { Lower: <= 0, Upper: >= 0 })
            return $"{difference} points the other way";
        return $"{difference} may be zero{(pair.Difference.Over == SampledOver.SeedsAndImages ? ", as another training could turn it round; more seeds would be needed" : "")}";
    }

    private static string Needed(PairedComparison pair)
    {
        var needed = pair.ImagesNeeded;
        if (double.IsPositiveInfinity(needed))
            return "; their means are equal, and more images would show it as well";
        if (needed > Many)
            return "; more than 10,000 images would be needed";
        if (needed <= pair.Images)
            return "; a few more images may be enough";
        // More images say nothing of other trainings.
        var networks = pair.Difference.Over == SampledOver.SeedsAndImages ? " for these networks" : "";
        // Two digits: the number is as uncertain as the difference that it is made from.
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(needed)) - 1));
        return $"; about {(Math.Ceiling(needed / unit) * unit).ToString("N0", CultureInfo.InvariantCulture)} images would be needed{networks}";
    }
}
