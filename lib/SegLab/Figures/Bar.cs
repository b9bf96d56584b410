namespace SegLab.Figures;

/// <summary>A bar of a <see cref="BarChart"/>.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Value">How long it is.</param>
public sealed record Bar(string Name, double Value)
{
    /// <summary>The lower end of the value's interval; null for none.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the value's interval; null for none.</summary>
    public double? High { get; init; }

    /// <summary>A value to compare with, drawn as a mark; null for none.</summary>
    public double? Reference { get; init; }

    /// <summary>A colour such as <c>#0072b2</c>; null takes the palette's first.</summary>
    public string? Color { get; init; }
}
