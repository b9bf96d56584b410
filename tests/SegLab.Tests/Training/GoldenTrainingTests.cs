using System.Text.Json;
using SegLab.Data;
using SegLab.Losses;
using SegLab.Losses.Assignment;
using SegLab.Models;
using SegLab.Training;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Training;

/// <summary>The loop against training.json: single-batch trajectories and whole epochs with validation and scores.</summary>
public sealed class GoldenTrainingTests
{
    public static TheoryData<int> Trajectories() => [.. Enumerable.Range(0, Golden.Read("training.json").GetProperty("trajectories").GetArrayLength())];

    public static TheoryData<int> Loops() => [.. Enumerable.Range(0, Golden.Read("training.json").GetProperty("loop").GetArrayLength())];

    [Theory, MemberData(nameof(Trajectories))]
    public void FiveStepsFollowTheTrajectory(int index)
    {
        var golden = Golden.Read("training.json").GetProperty("trajectories")[index];
        var pictures = Pictures(golden, "synth_n");
        var everything = Everything(pictures);
        using var network = Network(golden);
        var loss = LossOf(golden);
        var steps = golden.GetProperty("steps").GetInt32();
        var options = new TrainingOptions { Epochs = steps, BatchSize = pictures.Count, LearningRate = golden.GetProperty("lr").GetDouble(), Shuffle = false };
        var history = Trainer.Train(network, loss, pictures, new Split(everything, everything, everything), options);

        // One batch an epoch: an epoch's training loss is its step's. The sixth forward pass moves the running means once more.
        var losses = history.Epochs.Select(epoch => epoch.TrainingLoss).Append(LossNow(network, loss, pictures, training: true)).ToArray();
        var expected = Golden.Numbers(golden.GetProperty("loss_before_step_1_to_5_and_after"));
        var deviations = Golden.Numbers(golden.GetProperty("f32_dev"));
        for (var step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], losses[step], step == 0 ? 1e-5 : Math.Max(5e-4, 10 * deviations[step]));
        Assert.Equal(golden.GetProperty("eval_mode_loss_after").GetDouble(), LossNow(network, loss, pictures, training: false), 5e-3);
    }

    [Theory, MemberData(nameof(Loops))]
    public void EpochsFollowTheLoop(int index)
    {
        var golden = Golden.Read("training.json").GetProperty("loop")[index];
        int[] training = [.. golden.GetProperty("train_synth_n").EnumerateArray().Select(number => number.GetInt32())];
        int[] validation = [.. golden.GetProperty("val_synth_n").EnumerateArray().Select(number => number.GetInt32())];
        var pictures = Pictures(golden, [.. training, .. validation]);
        int[] validationIndices = [.. Enumerable.Range(training.Length, validation.Length)];
        var batchSize = golden.GetProperty("batch_size").GetInt32();
        var options = new TrainingOptions
        {
            Epochs = golden.GetProperty("epochs").GetInt32(),
            BatchSize = batchSize,
            LearningRate = golden.GetProperty("lr").GetDouble(),
            Shuffle = golden.GetProperty("shuffle").GetBoolean(),
        };
        using var network = Network(golden);
        var history = Trainer.Train(network, LossOf(golden), pictures, new Split([.. Enumerable.Range(0, training.Length)], validationIndices, validationIndices), options);

        AssertClose(golden.GetProperty("train_loss"), history.Epochs.Select(epoch => epoch.TrainingLoss), 1e-3);
        AssertClose(golden.GetProperty("val_loss_first_batch"), history.Epochs.Select(epoch => epoch.ValidationLoss), 5e-3);
        var counts = Evaluation.Count(network, pictures, validationIndices, batchSize);
        Assert.Equal(golden.GetProperty("score_raw").GetDouble(), SegLab.Metrics.AssignmentScore.Of([.. counts.Select(count => count.Iou)], batchSize), 1e-2);
        Assert.Equal(golden.GetProperty("score_thresholded").GetDouble(), SegLab.Metrics.AssignmentScore.Of([.. counts.Select(count => SegLab.Metrics.ThresholdedIou.Of(count.Intersection, count.Union))], batchSize), 0.05);
    }

    // In exact arithmetic the original's losses and the stable ones are the same; here the original's forms are trained, as the file's were.
    private static Loss LossOf(JsonElement golden) => golden.GetProperty("loss").GetString() switch
    {
        "bce_seed" => new AssignmentBce(),
        "dice_seed" => new AssignmentDice(),
        "focal_seed" => new AssignmentFocal(),
        "tversky_seed" => new AssignmentTversky(),
        "bce" => new Bce(),
        "dice" => new Dice(),
        "focal_onesided" => new FocalOneSided(),
        "tversky" => new Tversky(),
        var other => throw new NotSupportedException($"training.json names the loss '{other}'."),
    };

    private static SegmentationNetwork Network(JsonElement golden)
    {
        var network = Architectures.Find(golden.GetProperty("model").GetString()!).Build();
        ClosedForm.SetWeights(network, golden.GetProperty("weights_seed").GetUInt32());
        return network;
    }

    private static double LossNow(SegmentationNetwork network, Loss loss, ImageSet pictures, bool training)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        network.train(training);
        var everything = Everything(pictures);
        return loss.Of(network.call(pictures.Images(everything)), pictures.Masks(everything)).item<float>();
    }

    private static ImageSet Pictures(JsonElement golden, string numbers) => Pictures(golden, [.. golden.GetProperty(numbers).EnumerateArray().Select(number => number.GetInt32())]);

    private static ImageSet Pictures(JsonElement golden, int[] numbers) => ClosedForm.Pictures(numbers, golden.GetProperty("h").GetInt32(), golden.GetProperty("w").GetInt32(), golden.GetProperty("k0").GetUInt32());

    private static int[] Everything(ImageSet pictures) => [.. Enumerable.Range(0, pictures.Count)];

    private static void AssertClose(JsonElement expected, IEnumerable<double> actual, double tolerance)
    {
        foreach (var (one, other) in Golden.Numbers(expected).Zip(actual, (one, other) => (one, other)))
            Assert.Equal(one, other, tolerance);
    }
}
