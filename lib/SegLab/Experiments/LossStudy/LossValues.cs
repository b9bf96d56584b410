namespace SegLab.Experiments.LossStudy;

/// <summary>A loss's values on several predictions.</summary>
/// <param name="Loss">The loss's name.</param>
/// <param name="Values">One a prediction.</param>
public sealed record LossValues(string Loss, IReadOnlyList<double> Values);
