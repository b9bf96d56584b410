using SegLab.Losses;
using static TorchSharp.torch;

namespace SegLab.Experiments.LossStudy;

/// <summary>What each loss says of each of a truth's predictions: which mistake it punishes.</summary>
/// <param name="Predictions">The predictions' names, the perfect one first.</param>
/// <param name="Losses">The losses, each with its value on every prediction. Losses have scales of their own: compare along a row.</param>
public sealed record LossSensitivity(IReadOnlyList<string> Predictions, IReadOnlyList<LossValues> Losses)
{
    /// <summary>Computes the losses, in double precision.</summary>
    /// <param name="losses">The losses.</param>
    /// <param name="examples">The truth and its predictions.</param>
    /// <returns>Plain numbers; no tensor is left behind.</returns>
    /// <exception cref="SegLabException">The examples' picture is smaller than a loss's <see cref="Loss.SmallestSide"/>.</exception>
    public static LossSensitivity Of(IReadOnlyList<Loss> losses, ExamplePredictions examples)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var truth = examples.Truth;
        long[] shape = [1, 1, truth.Height, truth.Width];
        var target = tensor(truth.Pixels.Select(pixel => (double)pixel).ToArray(), shape);
        IReadOnlyList<ExamplePrediction> predictions = [examples.Perfect, .. examples.Predictions];
        var logits = predictions.Select(prediction => tensor(prediction.Logits.Select(logit => (double)logit).ToArray(), shape)).ToList();
        return new([.. predictions.Select(prediction => prediction.Name)], [.. losses.Select(loss => new LossValues(loss.Name, [.. logits.Select(prediction => Value(loss, prediction))]))]);

        double Value(Loss loss, Tensor prediction)
        {
            using var value = loss.Of(prediction, target);
            return value.item<double>();
        }
    }
}
