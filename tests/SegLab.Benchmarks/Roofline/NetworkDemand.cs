using SegLab.Models;

namespace SegLab.Benchmarks.Roofline;

/// <summary>What a network takes for a batch, layer by layer.</summary>
/// <param name="Training">Of a training step.</param>
/// <param name="Inference">Of a prediction.</param>
internal sealed record NetworkDemand(IReadOnlyList<LayerDemand> Training, IReadOnlyList<LayerDemand> Inference)
{
    /// <summary>The demand of a network's layers as they are defined; one that a network computes more cheaply together with its neighbour counts as if it ran alone.</summary>
    /// <param name="summary">The layers, of one picture.</param>
    /// <param name="batch">Pictures a step.</param>
    /// <param name="numberSize">Bytes of a number.</param>
    public static NetworkDemand Of(LayerSummary summary, int batch, double numberSize = sizeof(float)) => new(
        [.. summary.Layers.Select((layer, position) => LayerDemand.Training(layer, batch, isFirst: position == 0, numberSize))],
        [.. summary.Layers.Select(layer => LayerDemand.Inference(layer, batch, numberSize))]);

    /// <summary>The least time that layers can take one after the other.</summary>
    /// <param name="layers">Their demands.</param>
    /// <param name="rates">The machine.</param>
    /// <returns>Seconds.</returns>
    public static double Seconds(IReadOnlyList<LayerDemand> layers, MachineRates rates) => layers.Sum(layer => layer.Seconds(rates));
}
