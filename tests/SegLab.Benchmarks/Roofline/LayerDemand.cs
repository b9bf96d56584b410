using SegLab.Models;

namespace SegLab.Benchmarks.Roofline;

/// <summary>What one layer takes for a batch, whatever computes it.</summary>
/// <param name="Operations">Floating-point operations: two for each multiplication with its addition.</param>
/// <param name="Bytes">What must be read from or written to memory.</param>
internal sealed record LayerDemand(double Operations, double Bytes)
{
    private const double PerMultiplyAdd = 2;

    /// <summary>A prediction: the layer's input and weights are read once, its output is written once. ReLU, the loss and indices of a pooling count nothing.</summary>
    /// <param name="layer">The layer, of one picture.</param>
    /// <param name="batch">Pictures a step.</param>
    /// <param name="numberSize">Bytes of a number.</param>
    public static LayerDemand Inference(LayerInfo layer, int batch, double numberSize = sizeof(float)) =>
        new(PerMultiplyAdd * layer.MultiplyAdds * batch, numberSize * ((batch * (Count(layer.InputShape) + Count(layer.OutputShape))) + layer.Parameters));

    /// <summary>
    /// A training step: the prediction; then the output's gradient, the input and the weights are read once, and the gradients of input
    /// and weights are written once. As many operations for each of the two gradients as for the prediction. The first layer's input is
    /// the picture, whose gradient nobody asks for. The optimizer counts nothing.
    /// </summary>
    /// <param name="layer">The layer, of one picture.</param>
    /// <param name="batch">Pictures a step.</param>
    /// <param name="isFirst">Whether its input is the picture.</param>
    /// <param name="numberSize">Bytes of a number.</param>
    public static LayerDemand Training(LayerInfo layer, int batch, bool isFirst, double numberSize = sizeof(float))
    {
        var forward = Inference(layer, batch, numberSize);
        double input = batch * Count(layer.InputShape), output = batch * Count(layer.OutputShape);
        return new(
            (isFirst ? 2 : 3) * forward.Operations,
            forward.Bytes + (numberSize * (output + input + layer.Parameters + (isFirst ? 0 : input) + layer.Parameters)));
    }

    /// <summary>The least time it can take.</summary>
    /// <param name="rates">The machine.</param>
    /// <returns>Seconds: what takes longer, computing or moving, the other hidden behind it.</returns>
    public double Seconds(MachineRates rates) => Math.Max(Operations / rates.Operations, Bytes / rates.Bytes);

    private static double Count(IReadOnlyList<long> shape) => shape.Aggregate(1L, (product, side) => product * side);
}
