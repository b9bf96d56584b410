using SegLab.Data;
using SegLab.Metrics;
using SegLab.Statistics;
using SegLab.Training;

namespace SegLab.Experiments;

/// <summary>What a run gave. Plain data: no tensor is kept. Of a run that was cancelled there is its history alone: it measured no image, and its scores are NaN.</summary>
/// <param name="Experiment">What was trained.</param>
/// <param name="Parameters">How many numbers the network learned.</param>
/// <param name="History">Its epochs.</param>
/// <param name="Validation">What is measured of each validation picture, in the split's order: all of them, whatever the reading looked at meanwhile.</param>
/// <param name="Test">What is measured of each test picture, in the split's order.</param>
/// <param name="Unseen">The same of the pictures that are in no part of the split; empty where there are none.</param>
/// <param name="Environment">The machine it ran on.</param>
public sealed record ExperimentResult(
    Experiment Experiment,
    long Parameters,
    TrainingHistory History,
    IReadOnlyList<ImageMeasures> Validation,
    IReadOnlyList<ImageMeasures> Test,
    IReadOnlyList<ImageMeasures> Unseen,
    RunEnvironment Environment)
{
    /// <summary>What the network predicts for the test pictures, in the split's order; empty where it was not kept.</summary>
    public IReadOnlyList<Mask> TestMasks { get; init; } = [];

    /// <summary>The run's name.</summary>
    public string Name => Experiment.Name;

    /// <summary>The last epoch's training loss, which the original printed; NaN where no epoch was finished.</summary>
    public double FinalTrainingLoss => History.Epochs.Count > 0 ? History.Epochs[^1].TrainingLoss : double.NaN;

    /// <summary>The assignment's score (<see cref="ScoreName.Assignment"/>): the stepped IoU of the test images, averaged batch by batch; NaN where none was measured.</summary>
    public double AssignmentScore => Test.Count == 0 ? double.NaN : Metrics.AssignmentScore.Of([.. Test.Select(image => image.ThresholdedIou)], Experiment.Training.BatchSize);

    /// <summary>The mean IoU over the test images; NaN where none was measured.</summary>
    public double PlainIou => Test.Count == 0 ? double.NaN : Test.Average(image => image.Iou);

    /// <summary>The mean plain IoU of the whole validation set after each epoch; empty in the assignment's reading, which does not look.</summary>
    public IReadOnlyList<double> ValidationIou => [.. History.Epochs.Where(epoch => epoch.Validation is not null).Select(epoch => epoch.Validation!.Average(counts => counts.Iou))];

    /// <summary>The mean IoU over the test images with its 95 % interval over images.</summary>
    public MeanInterval TestIou => MeanInterval.Of([.. Test.Select(image => image.Iou)], Experiment.Training.Seed, range: ScoreRange.Share);

    /// <summary>
    /// The mean IoU over the held-out images, those that no part of the split has, with its 95 % interval over images: a test that nothing
    /// leaked into. Null where there are no such images.
    /// </summary>
    public MeanInterval? UnseenIou => Unseen.Count == 0 ? null : MeanInterval.Of([.. Unseen.Select(image => image.Iou)], Experiment.Training.Seed, range: ScoreRange.Share);

    /// <summary>Whether the network found nothing at all: there are lesions in the test images, and not one pixel of them was predicted.</summary>
    public bool FoundNothing => Test.Any(image => image.Counts.FalseNegatives > 0) && Test.All(image => image.Counts.TruePositives == 0);
}
