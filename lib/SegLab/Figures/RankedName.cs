namespace SegLab.Figures;

/// <summary>A name of a <see cref="CriticalDifferenceDiagram"/>.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="MeanRank">Its mean rank; 1 is the best.</param>
public sealed record RankedName(string Name, double MeanRank);
