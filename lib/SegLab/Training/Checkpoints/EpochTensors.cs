using static TorchSharp.torch;

namespace SegLab.Training.Checkpoints;

/// <summary>What a checkpoint holds of the epoch under way, as tensors: every number keeps its bits.</summary>
internal static class EpochTensors
{
    private const string Losses = "epoch.losses";
    private const string Seconds = "epoch.seconds";
    private const string GeneratorState = "generator.cpu";

    /// <summary>Adds the epoch under way to a checkpoint's tensors.</summary>
    /// <param name="state">The state.</param>
    /// <param name="tensors">Gets the state of torch's generator and, within an epoch, the losses of its steps as <c>[S]</c> and its seconds as <c>[1]</c>.</param>
    public static void Add(TrainingState state, Dictionary<string, Tensor> tensors)
    {
        tensors.Add(GeneratorState, Generator.Default.get_state());
        if (state.StepsDone == 0)
            return;
        tensors.Add(Losses, from_array(state.Losses()));
        tensors.Add(Seconds, from_array((double[])[state.Seconds]));
    }

    /// <summary>Takes the epoch under way out of a checkpoint's tensors.</summary>
    /// <param name="tensors">The tensors; those of the epoch are removed from the dictionary.</param>
    /// <exception cref="FormatException">One is not of its kind or shape.</exception>
    public static (IReadOnlyList<float> Losses, double Seconds, Tensor? Generator) Remove(Dictionary<string, Tensor> tensors)
    {
        var losses = CheckpointContent.Remove(tensors, Losses, ScalarType.Float32, -1);
        var seconds = CheckpointContent.Remove(tensors, Seconds, ScalarType.Float64, 1);
        using var expected = Generator.Default.get_state();
        var generator = CheckpointContent.Remove(tensors, GeneratorState, ScalarType.Byte, expected.shape);
        return (losses?.data<float>().ToArray() ?? [], seconds?.item<double>() ?? 0, generator);
    }
}
