using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// A loss of one's own in one line: <c>new CustomLoss("Brier", (logits, target) => (logits.sigmoid() - target).square().mean())</c>.
/// </summary>
/// <remarks>
/// A store tells losses of one name apart by the compiled formula and the values that it captures: an edited one is trained again. What it
/// can't tell, such as the values in a captured tensor, it says when it loads a run. Write it with logits in mind: <c>logsigmoid</c> rather
/// than the logarithm of a sigmoid.
/// </remarks>
/// <param name="Name">What tables and charts call it.</param>
/// <param name="Function">From logits and target, both <c>[N, 1, H, W]</c>, to a scalar tensor. Its temporaries are disposed for it.</param>
public sealed record CustomLoss(string Name, Func<Tensor, Tensor, Tensor> Function) : Loss
{
    /// <inheritdoc/>
    public override string Name { get; } = string.IsNullOrWhiteSpace(Name)
        ? throw new SegLabException("A loss of one's own needs a name: tables and charts call it by that.")
        : Name;

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var value = Function(logits, target.Masks);
        if (logits.requires_grad && is_grad_enabled() && !value.requires_grad)
            throw new SegLabException($"The loss {Name} has no gradient for the logits: something in the formula, such as a comparison, round(), detach() or item(), cuts it off.");
        return value.numel() == 1
            ? value.reshape([])
            : throw new SegLabException($"The loss {Name} gave a tensor of the shape [{string.Join(", ", value.shape)}]; a loss is one number: end the formula with .mean() or .sum().");
    }
}
