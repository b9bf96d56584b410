using System.Runtime.CompilerServices;

namespace SegLab.Losses;

/// <summary>Ranges of a loss's parameters, checked when the loss is made.</summary>
internal static class Parameter
{
    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, ends included.</summary>
    public static double Within<TLoss>(double value, double low, double high, [CallerMemberName] string name = "")
        => value >= low && value <= high ? value : throw Wrong<TLoss>(value, FormattableString.Invariant($"a number from {low} to {high}"), name);

    /// <summary>A finite number that is <paramref name="low"/> or more.</summary>
    public static double AtLeast<TLoss>(double value, double low, [CallerMemberName] string name = "")
        => value >= low && double.IsFinite(value) ? value : throw Wrong<TLoss>(value, FormattableString.Invariant($"a finite number, {low} or more"), name);

    /// <summary>A finite number above <paramref name="low"/>.</summary>
    public static double Above<TLoss>(double value, double low, [CallerMemberName] string name = "")
        => value > low && double.IsFinite(value) ? value : throw Wrong<TLoss>(value, FormattableString.Invariant($"a finite number above {low}"), name);

    private static SegLabException Wrong<TLoss>(double value, string expected, string name)
        => new(FormattableString.Invariant($"{typeof(TLoss).Name}: {name} is {value}, and {expected} is expected."));
}
