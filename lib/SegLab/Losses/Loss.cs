using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// What training makes small: a value with its parameters. Equal parameters make equal losses; printing one gives its name,
/// so a loss can be a row of a table, a part of a run's key and a line in a cell. <c>0.5 * new Bce() + new Dice()</c> is a
/// loss too.
/// </summary>
/// <remarks>A loss takes logits, not probabilities: no sigmoid before it.</remarks>
public abstract record Loss
{
    /// <summary>The loss's name and those parameters that are not at their default, such as <c>Tversky (β = 0.3)</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// What is computed, in LaTeX, without delimiters: p = σ(x) the probabilities, x the logits, y the masks; i runs over the n
    /// pixels of the batch, j over its N images; TP = Σ y·p, FP = Σ (1−y)·p and FN = Σ y·(1−p) are soft counts. Parameters stand
    /// by their symbols. The loss's name where no formula is known.
    /// </summary>
    public virtual string Formula => LossFormula.Text(Name);

    /// <summary>False for a term that looks at predictions alone and not at the masks, such as <see cref="TotalVariation"/>.</summary>
    public virtual bool UsesTarget => true;

    /// <summary>
    /// False for a term that does not say where the lesion is, because it does not look at the masks or only counts what is in them
    /// (<see cref="Topology"/>): it teaches no segmentation without another loss beside it.
    /// </summary>
    public virtual bool Locates => UsesTarget;

    /// <summary>The least height and width of a picture, in pixels: 1, but more where the loss looks through a window.</summary>
    public virtual int SmallestSide => 1;

    /// <summary>The loss of a batch, reduced to one number.</summary>
    /// <param name="logits"><c>[N, 1, H, W]</c>, floating point, any real numbers.</param>
    /// <param name="target"><c>[N, 1, H, W]</c>, values in [0, 1], of the logits' type and device.</param>
    /// <returns>A scalar tensor on the logits' device, with a gradient for the logits; the caller disposes.</returns>
    /// <exception cref="SegLabException">The shapes, types or devices do not fit each other, or pictures are smaller than <see cref="SmallestSide"/>; values are not looked at, which would stall a GPU.</exception>
    public Tensor Of(Tensor logits, Tensor target)
    {
        using var masks = new Target(target);
        return Of(logits, masks);
    }

    /// <summary>The loss of a batch whose <see cref="Target"/> keeps what this loss derives from the masks, such as distance maps.</summary>
    /// <param name="logits">As above.</param>
    /// <param name="target">The masks, of the logits' shape, type and device.</param>
    /// <returns>As above.</returns>
    /// <exception cref="SegLabException">As above.</exception>
    public Tensor Of(Tensor logits, Target target)
    {
        LossArguments.Check(this, logits, target.Masks);
        using var scope = NewDisposeScope();
        return Compute(logits, target).MoveToOuterDisposeScope();
    }

    /// <summary>The loss as it is in an epoch of training: this one, unless a <see cref="GrowingWeight"/> is in it.</summary>
    /// <param name="epoch">Counted from 1.</param>
    public virtual Loss AtEpoch(int epoch) => this;

    /// <summary>A loss of one's own: <c>Loss.From("Brier", (logits, target) => (logits.sigmoid() - target).square().mean())</c>.</summary>
    /// <param name="name">What tables and charts call it.</param>
    /// <param name="formula">From logits and target, both <c>[N, 1, H, W]</c>, to a scalar tensor.</param>
    /// <exception cref="SegLabException">The name is empty.</exception>
    public static Loss From(string name, Func<Tensor, Tensor, Tensor> formula) => new CustomLoss(name, formula);

    /// <summary>
    /// A loss from text, for command lines and parameters: <c>0.5*bce + tversky(beta=0.3)</c>. A sum of the catalogue's losses, with
    /// factors and brackets; names and parameters as in C#, capitals and underscores aside; decimal points.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SegLabException">The text describes no loss: all that is wrong with it, and what there is.</exception>
    public static Loss Parse(string text) => LossText.Read(text);

    /// <summary>The formula. Temporaries need no disposing: <see cref="Of(Tensor, Target)"/> has a scope around it, and has checked the arguments.</summary>
    /// <param name="logits">As for <see cref="Of(Tensor, Target)"/>.</param>
    /// <param name="target">As for <see cref="Of(Tensor, Target)"/>.</param>
    /// <returns>A scalar tensor.</returns>
    protected internal abstract Tensor Compute(Tensor logits, Target target);

    /// <summary>A multiple of a loss, for sums: <c>0.5 * new Bce() + new Dice()</c>.</summary>
    /// <param name="weight">Zero or more.</param>
    /// <param name="loss">The loss.</param>
    public static Loss operator *(double weight, Loss loss) => new WeightedLoss(weight, loss);

    /// <summary>The sum of two losses.</summary>
    /// <param name="first">One loss.</param>
    /// <param name="second">The other.</param>
    public static Loss operator +(Loss first, Loss second) => new LossSum(first, second);

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
