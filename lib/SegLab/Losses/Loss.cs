using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// What training makes small: a value with its parameters. Equal parameters make equal losses; printing one gives its name,
/// so a loss can be a row of a table, a part of a run's key and a line in a cell.
/// </summary>
/// <remarks>A loss takes logits, not probabilities: no sigmoid before it.</remarks>
public abstract record Loss
{
    /// <summary>The loss's name and those parameters that are not at their default, such as <c>Tversky (β = 0.3)</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The loss of a batch, reduced to one number.</summary>
    /// <param name="logits"><c>[N, 1, H, W]</c>, any real numbers.</param>
    /// <param name="target"><c>[N, 1, H, W]</c>, values in [0, 1], of the logits' type and device.</param>
    /// <returns>A scalar tensor on the logits' device, with a gradient for the logits; the caller disposes.</returns>
    public abstract Tensor Of(Tensor logits, Tensor target);

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
