using System.Runtime.InteropServices;
using SegLab.Losses;
using SegLab.Models;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>Tries a loss on a few pictures before the first step, so that a formula that can't train is told at once.</summary>
internal static class LossProbe
{
    /// <summary>How many pictures are enough.</summary>
    public const int Pictures = 4;

    /// <summary>Computes the loss and its gradient for what the untrained network predicts; where the pictures stay on the device, its maps of all of them are made on the way.</summary>
    /// <param name="network">The network; its state stays as it is.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="first">A few pictures with their target.</param>
    /// <exception cref="SegLabException">The network can't compute in its precision; or the loss can't be computed, has no gradient for the logits, or one of the two is not finite.</exception>
    public static void Check(SegmentationNetwork network, Loss loss, TrainingBatch first)
    {
        using var scope = NewDisposeScope();
        var logits = Predict(network, first.Pictures).requires_grad_();
        var value = Value(loss, loss.AtEpoch(1), logits, first.Target);
        if (!value.requires_grad)
            throw new SegLabException($"The loss {loss} has no gradient for the logits: nothing in it can be learned. A term such as total variation needs another loss beside it.");
        value.backward();
        if (logits.grad is not { } gradient)
            throw new SegLabException($"The loss {loss} has a gradient, but none for the logits: the formula leaves them out.");
        Demand(value, loss, "value");
        Demand(gradient, loss, "gradient");
    }

    private static Tensor Predict(SegmentationNetwork network, Tensor pictures)
    {
        network.eval();
        using var _ = no_grad();
        try
        {
            return network.call(pictures);
        }
        catch (ExternalException exception) when (network.Precision == Precision.BFloat16)
        {
            throw new SegLabException([$"{network.GetName()} can't compute in bfloat16: {exception.Message.Split('\n')[0]} Its images come in bfloat16 then, and custom layers must take them; or take {OptionSetting.Of(nameof(TrainingOptions.Precision), Precision.Float32)}."], exception) { IsAboutOptions = false };
        }
    }

    private static Tensor Value(Loss loss, Loss atFirst, Tensor logits, Target target)
    {
        try
        {
            return atFirst.Of(logits, target);
        }
        catch (Exception exception) when (exception is not SegLabException)
        {
            throw new SegLabException($"The loss {loss} fails on logits and target of the shape [{string.Join(", ", logits.shape)}]: {exception.Message.Split('\n')[0]}");
        }
    }

    private static void Demand(Tensor tensor, Loss loss, string what)
    {
        if (!tensor.isfinite().all().cpu().item<bool>())
            throw new SegLabException($"The {what} of the loss {loss} is NaN or infinite on the first pictures, before any training. A logarithm or a quotient in it may get 0: use logsigmoid, or add a small number.");
    }
}
