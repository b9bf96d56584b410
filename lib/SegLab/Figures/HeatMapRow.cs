namespace SegLab.Figures;

/// <summary>A row of a <see cref="HeatMap"/>.</summary>
/// <param name="Name">What stands left of it.</param>
/// <param name="Values">One value a column; NaN and infinities have no colour.</param>
public sealed record HeatMapRow(string Name, IReadOnlyList<double> Values);
