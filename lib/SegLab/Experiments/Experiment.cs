using SegLab.Data.Splits;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;

namespace SegLab.Experiments;

/// <summary>What to train: a value. Equal experiments on the same pictures and split give the same bits.</summary>
/// <param name="Architecture">Which network.</param>
/// <param name="Loss">What is made small.</param>
public sealed record Experiment(Architecture Architecture, Loss Loss)
{
    /// <summary>How it is trained: epochs, batch, learning rate, seed, reading and device.</summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>
    /// Whether a split that leaks, with a picture in two parts, is refused; looked at in the honest reading only, for the assignment's is
    /// to do everything as the original did. It changes no number.
    /// </summary>
    public LeakagePolicy Leakage { get; init; } = LeakagePolicy.Refuse;

    /// <summary>What the run is called in tables and charts, such as <c>SegNet2 + Tversky</c>.</summary>
    public string Name => $"{Architecture} + {Loss}";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
