namespace SegLab.Losses;

/// <summary>Writes a loss as the text that <see cref="Loss.Parse"/> reads as an equal loss.</summary>
internal static class LossTextWriter
{
    /// <summary>The text; null where the loss, or one in it, is not of the catalogue and so has none.</summary>
    /// <param name="loss">The loss.</param>
    public static string? Write(Loss loss) => loss switch
    {
        // Sums nest to the left: brackets keep the right-hand one whole.
        LossSum sum => Write(sum.First) is { } first && Write(sum.Second) is { } second
            ? $"{first} + {(sum.Second is LossSum ? $"({second})" : second)}"
            : null,
        WeightedLoss weighted => Write(weighted.Term) is { } term
            ? FormattableString.Invariant($"{weighted.Weight}*{(weighted.Term is LossSum or WeightedLoss ? $"({term})" : term)}")
            : null,
        GrowingWeight growing => Write(growing.Term) is { } term ? Call(growing, term) : null,
        _ => Call(loss, term: null),
    };

    private static string? Call(Loss loss, string? term)
    {
        if (LossSignature.Of(loss) is not { } signature)
            return null;
        var arguments = signature.Changed(loss);
        var given = string.Join(", ", term is null ? arguments : arguments.Prepend(term));
        return given.Length == 0 ? signature.Name : $"{signature.Name}({given})";
    }
}
