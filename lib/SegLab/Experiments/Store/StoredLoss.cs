using SegLab.Losses;
using static TorchSharp.torch;

namespace SegLab.Experiments.Store;

/// <summary>A stored run's loss that can't be computed: of a custom one the store keeps the name, and a hash of its formula.</summary>
/// <param name="Name">As the run printed it.</param>
/// <param name="FormulaHash">
/// What tells it from another of the same name (<see cref="Formulas.ExperimentFormula.Loss"/>); null where the run was stored without it.
/// </param>
internal sealed record StoredLoss(string Name, string? FormulaHash) : Loss
{
    // As they are written by hand: what a catalogue's loss is called tells which it is.
    private static readonly IReadOnlyList<Loss> _known = [.. LossCatalog.All, .. LossCatalog.Combinations];

    /// <inheritdoc/>
    public override string Name { get; } = Name;

    /// <summary>The loss that a run was trained with, where SegLab has it; else one that is known by its name.</summary>
    /// <param name="name">As the run printed it.</param>
    /// <param name="text">As <see cref="Loss.Parse"/> reads it; null where the run was stored without it.</param>
    /// <param name="formula">A custom loss's hash; null for all others.</param>
    public static Loss Find(string name, string? text, string? formula) => formula is not null
        ? new StoredLoss(name, formula)
        : Parsed(text) ?? _known.FirstOrDefault(loss => loss.Name == name) ?? LossNameReader.Read(name)
            ?? new StoredLoss(name, FormulaHash: null);

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target) =>
        throw new SegLabException($"The loss {Name} comes from a stored run, which keeps its name and not its formula: it can't be computed. Write the loss itself to train with it.");

    private static Loss? Parsed(string? text)
    {
        try
        {
            return text is null ? null : Loss.Parse(text);
        }
        catch (SegLabException)
        {
            // A later version's loss: its name may still be known.
            return null;
        }
    }
}
