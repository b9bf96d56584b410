namespace SegLab.Figures;

/// <summary>A row of an <see cref="IntervalChart"/>.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Value">Its value, such as a mean.</param>
public sealed record IntervalRow(string Name, double Value)
{
    /// <summary>The lower end of the value's interval; null for none.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the value's interval; null for none.</summary>
    public double? High { get; init; }

    /// <summary>Values that it is made from, such as one a seed: drawn as dots.</summary>
    public IReadOnlyList<double> Points { get; init; } = [];

    /// <summary>A colour such as <c>#0072b2</c>; null takes the palette's first.</summary>
    public string? Color { get; init; }
}
