using static TorchSharp.torch;

namespace SegLab.Training.Checkpoints;

/// <summary>What a checkpoint's file holds, in its parts. The tensors live in the reader's scope.</summary>
/// <param name="Tensors">Weights, moments and copies, by name.</param>
/// <param name="History">The finished epochs.</param>
/// <param name="Losses">The losses of the steps done in the epoch under way; empty between two epochs.</param>
/// <param name="Seconds">Wall time that this epoch has taken so far; 0 between two epochs.</param>
/// <param name="Generator">The state of torch's generator on the processor; null in files of the first version.</param>
/// <param name="Position">How far the training has come.</param>
internal sealed record CheckpointContent(
    IReadOnlyDictionary<string, Tensor> Tensors,
    IReadOnlyList<EpochRecord> History,
    IReadOnlyList<float> Losses,
    double Seconds,
    Tensor? Generator,
    TrainingPosition Position)
{
    /// <summary>Takes a file's tensors apart.</summary>
    /// <param name="tensors">All of them; what is not the network's or the optimizer's is taken out.</param>
    /// <param name="steps">How many steps an epoch has; 0 where the file does not say, which holds whole epochs.</param>
    /// <exception cref="FormatException">A tensor is not of the kind or the shape of its name.</exception>
    public static CheckpointContent Take(Dictionary<string, Tensor> tensors, int steps)
    {
        var history = HistoryTensors.Remove(tensors);
        var (losses, seconds, generator) = EpochTensors.Remove(tensors);
        return losses.Count <= Math.Max(0, steps)
            ? new CheckpointContent(tensors, history, losses, seconds, generator, new TrainingPosition(history.Count, losses.Count, steps))
            : throw new FormatException($"{losses.Count} steps of {steps} are done");
    }

    /// <summary>Takes a tensor out of a file's.</summary>
    /// <param name="tensors">The file's.</param>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of its numbers.</param>
    /// <param name="shape">Its shape; −1 for any size.</param>
    /// <returns>The tensor; null where there is none.</returns>
    /// <exception cref="FormatException">It has another type or shape.</exception>
    public static Tensor? Remove(Dictionary<string, Tensor> tensors, string name, ScalarType type, params ReadOnlySpan<long> shape)
    {
        if (!tensors.Remove(name, out var tensor))
            return null;
        var fits = tensor.dtype == type && tensor.shape.Length == shape.Length;
        for (var dimension = 0; fits && dimension < shape.Length; dimension++)
            fits = shape[dimension] < 0 || shape[dimension] == tensor.shape[dimension];
        return fits ? tensor : throw new FormatException($"'{name}' is {tensor.dtype} [{string.Join(", ", tensor.shape)}]");
    }
}
