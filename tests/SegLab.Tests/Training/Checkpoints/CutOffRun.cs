using System.Diagnostics;
using SegLab.Training;
using SegLab.Training.Augmenting;
using SegLab.Training.Checkpoints;
using SegLab.Training.Schedules;

namespace SegLab.Tests.Training.Checkpoints;

/// <summary>A run that is cut off in the middle of an epoch. Public so that a process of its own can be killed in it.</summary>
public static class CutOffRun
{
    public static TrainingOptions Plain { get; } = new() { Epochs = 4, BatchSize = 2, LearningRate = 0.01 };

    /// <summary>Every option that has a state.</summary>
    public static TrainingOptions Everything { get; } = Plain with
    {
        Reading = Reading.Honest, WeightDecay = 0.1, WeightAverage = 0.7, BestEpoch = true, EarlyStopping = 3, Schedule = new Plateau { Patience = 1 },
        Augmentation = Augmentation.Dermoscopy, ChooseThreshold = true, Mirrors = true,
    };

    public static Checkpoint CheckpointAt(string path) => new(path, "a run");

    /// <summary>Trains with every option, and kills this process in the middle of an epoch.</summary>
    public static void UntilKilled(string path, int epoch)
    {
        using var network = SmallRun.Network();
        SmallRun.Train(network, Everything, checkpoint: CheckpointAt(path), progress: new SmallRun.Listener(progress =>
        {
            if (progress.Epoch == epoch && progress.Preview is null)
                Process.GetCurrentProcess().Kill();
        }));
    }

    internal static TrainingHistory UntilCancelled(Checkpoint checkpoint, TrainingOptions options, int epoch)
    {
        using var cancellation = new CancellationTokenSource();
        using var network = SmallRun.Network();
        return SmallRun.Train(network, options, checkpoint: checkpoint, token: cancellation.Token, progress: new SmallRun.Listener(progress =>
        {
            if (progress.Epoch == epoch && progress.Preview is null)
                cancellation.Cancel();
        }));
    }

    /// <summary>Trains to the end, and says every bit of the outcome but the seconds.</summary>
    internal static string ToTheEnd(TrainingOptions options, Checkpoint? checkpoint = null)
    {
        using var network = SmallRun.Network();
        var history = SmallRun.Train(network, options, checkpoint: checkpoint);
        return Outcome(network, history);
    }

    internal static string Outcome(SegLab.Models.SegmentationNetwork network, TrainingHistory history) => string.Join(' ',
    [
        .. history.Epochs.Select(epoch => $"{epoch.Epoch}:{BitConverter.DoubleToInt64Bits(epoch.TrainingLoss):x}:{BitConverter.DoubleToInt64Bits(epoch.ValidationLoss):x}:{string.Join(',', epoch.Validation ?? [])}"),
        FormattableString.Invariant($"{history.WasCancelled} {history.StoppedEarly} {history.Threshold}"),
        Fingerprint.Hash(network),
    ]);
}
