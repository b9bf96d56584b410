namespace SegLab.Statistics;

/// <summary>Says which networks of a comparison found nothing at all.</summary>
internal static class FailureSentence
{
    /// <summary>A sentence for the recipes that failed as a whole, one for those of which some networks did; none where all found something.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IEnumerable<string> Of(Comparison comparison)
    {
        var failed = comparison.Scores.Where(recipe => recipe.HasFailed).Select(recipe => recipe.Name).ToList();
        if (failed.Count == comparison.Scores.Count)
            yield return $"None of the {failed.Count} found anything in the {comparison.Sample}: there is nothing to rank.";
        else if (failed.Count > 0)
            yield return $"{Enumeration(failed)} found nothing in the {comparison.Sample} and {(failed.Count == 1 ? "is" : "are")} not ranked.";
        foreach (var recipe in comparison.Scores.Where(recipe => recipe.FailedSeeds > 0 && !recipe.HasFailed))
            yield return $"{recipe.FailedSeeds} of the {recipe.Seeds.Count} networks of {recipe.Name} found nothing; its mean is over all of them.";
    }

    /// <summary>Names in a sentence: "A", "A and B", "A, B and C".</summary>
    /// <param name="names">At least one.</param>
    public static string Enumeration(IReadOnlyList<string> names) => names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
