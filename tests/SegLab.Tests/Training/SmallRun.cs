using SegLab.Data;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Randomness;
using SegLab.Training;
using SegLab.Training.Checkpoints;

namespace SegLab.Tests.Training;

/// <summary>A training that takes moments: eight closed-form pictures, a network with weights of its own seed.</summary>
internal static class SmallRun
{
    public static Split Split { get; } = new([0, 1, 2, 3], [4, 5, 6], [7]);

    public static TrainingOptions Options { get; } = new() { Epochs = 2, BatchSize = 2 };

    public static ImageSet Pictures(int side = 16) => ClosedForm.Pictures([.. Enumerable.Range(0, 8)], side, side, 1);

    public static SegmentationNetwork Network(Architecture? architecture = null)
    {
        var network = (architecture ?? Architectures.SegNet).Build();
        WeightInitialization.Initialize(network, new MersenneTwister(1));
        return network;
    }

    public static TrainingHistory Train(SegmentationNetwork network, TrainingOptions? options = null, Loss? loss = null, IProgress<TrainingProgress>? progress = null, CancellationToken token = default, Checkpoint? checkpoint = null) =>
        Trainer.Train(network, loss ?? new Bce(), Pictures(), Split, options ?? Options, progress, token, checkpoint);

    /// <summary>Progress that is told on the training's own thread.</summary>
    public sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}
