using SegLab.Losses;
using static TorchSharp.torch;

namespace SegLab.Experiments.Store;

/// <summary>A stored run's loss of which the name alone is known.</summary>
/// <param name="Name">As the run printed it.</param>
internal sealed record StoredLoss(string Name) : Loss
{
    // As they are written by hand: what a catalogue's loss is called tells which it is.
    private static readonly IReadOnlyList<Loss> _known = [.. LossCatalog.All, .. LossCatalog.Combinations];

    /// <inheritdoc/>
    public override string Name { get; } = Name;

    /// <summary>The loss of that name with its default parameters, where SegLab has it; else one that is known by its name.</summary>
    /// <param name="name">As the run printed it.</param>
    public static Loss Find(string name) => _known.FirstOrDefault(loss => loss.Name == name) ?? new StoredLoss(name);

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target) =>
        throw new SegLabException($"The loss {Name} comes from a stored run, which keeps its name and not its formula: it can't be computed. Write the loss itself to train with it.");
}
