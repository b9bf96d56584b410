namespace SegLab.Losses;

/// <summary>Names that mention only what is not at its default.</summary>
internal static class LossName
{
    /// <summary><paramref name="name"/>, and in brackets the parameters that differ from their defaults: <c>Tversky (β = 0.3)</c>.</summary>
    public static string Of(string name, params ReadOnlySpan<(string Symbol, double? Value, double? Default)> parameters)
    {
        var changed = new List<string>();
        foreach (var (symbol, value, usual) in parameters)
        {
            if (value != usual)
                changed.Add(FormattableString.Invariant($"{symbol} = {value}"));
        }

        return changed.Count == 0 ? name : $"{name} ({string.Join(", ", changed)})";
    }
}
