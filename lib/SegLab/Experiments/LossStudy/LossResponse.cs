namespace SegLab.Experiments.LossStudy;

/// <summary>How a loss answers while the probability of one class's pixels varies.</summary>
/// <param name="Values">The loss at each probability.</param>
/// <param name="Gradients">The sum over the varied pixels of ∂L/∂x, x their logits, at each probability: what training feels. Negative where it would raise the logits.</param>
public sealed record LossResponse(IReadOnlyList<double> Values, IReadOnlyList<double> Gradients);
