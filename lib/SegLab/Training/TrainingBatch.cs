using SegLab.Losses;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>What one step sees.</summary>
/// <param name="Pictures"><c>[B, 3, H, W]</c>, on the device; the step's scope disposes them.</param>
/// <param name="Target">Their masks, augmented alike; disposed with the batch.</param>
internal sealed record TrainingBatch(Tensor Pictures, Target Target) : IDisposable
{
    /// <summary>Disposes the target.</summary>
    public void Dispose() => Target.Dispose();
}
