using SegLab.Models;
using SegLab.Training.Augmenting;
using SegLab.Training.Schedules;
using TorchSharp;

namespace SegLab.Training;

/// <summary>How a network is trained. The defaults are the assignment's: Adam at 10⁻³, batches of 25, 40 epochs, no schedule, no augmentation.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often every training image is seen; at least 1.</summary>
    public int Epochs { get; init; } = 40;

    /// <summary>Images a step; at least 1 and at most as many as there are to train on. The last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 25;

    /// <summary>Adam's step size; above 0. Its other parameters are PyTorch's defaults: β 0.9 and 0.999, ε 10⁻⁸.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The seed of the run: it decides the weights before training, the order of the batches and what augmentation draws; any 32-bit number.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>Whether each epoch sees the images in a new order. With <see cref="Reading"/> <see cref="Training.Reading.Assignment"/>, also whether the validation batch is drawn at random.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>What is validated after each epoch: one batch, as the original did it (<see cref="Training.Reading.Assignment"/>), or the whole validation set (<see cref="Training.Reading.Honest"/>).</summary>
    public Reading Reading { get; init; } = Reading.Assignment;

    /// <summary>Where to compute: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, <c>mps</c>, or <c>auto</c> for a GPU where there is one.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>In which numbers the network computes, also when it predicts; weights, loss and optimizer are float32 in all of them. bfloat16 is faster where the processor or the GPU has it, TensorFloat32 takes an NVIDIA GPU.</summary>
    public Precision Precision { get; init; } = Precision.Float32;

    /// <summary>How <see cref="LearningRate"/> changes over the steps; constant in the assignment.</summary>
    public Schedule Schedule { get; init; } = new ConstantRate();

    /// <summary>How training images are varied each time they are seen; not at all by default. Validation and test images never are.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.None;

    /// <summary>Decoupled weight decay (AdamW, Loshchilov and Hutter 2019): each step takes this share, times its learning rate, off every parameter. 0 or more; 0 is Adam.</summary>
    public double WeightDecay { get; init; }

    /// <summary>
    /// The decay of an exponential moving average (EMA) of weights and buffers over the steps: 0, for none, to below 1. The average
    /// is what is validated and returned. In the first steps t it decays faster, by (1 + t)/(10 + t).
    /// </summary>
    public double WeightAverage { get; init; }

    /// <summary>Whether the weights of the epoch with the best validation IoU are returned, rather than the last epoch's. Takes <see cref="Reading"/> <see cref="Training.Reading.Honest"/>.</summary>
    public bool BestEpoch { get; init; }

    /// <summary>Ends training after so many epochs without a better validation IoU; 1 or more; never by default. Takes <see cref="Reading"/> <see cref="Training.Reading.Honest"/>.</summary>
    public int? EarlyStopping { get; init; }

    /// <summary>Whether the probability above which a pixel is lesion is tuned on the validation images after training; else it is 0.5. Takes <see cref="Reading"/> <see cref="Training.Reading.Honest"/>.</summary>
    public bool ChooseThreshold { get; init; }

    /// <summary>Test-time augmentation: whether the trained network's predictions are averaged over mirror images, which takes four times as long. The validation after each epoch does without.</summary>
    public bool Mirrors { get; init; }

    /// <summary>All that is wrong with these options on this machine: values out of their range, options that don't go together, a device that is not there.</summary>
    /// <param name="trainingCount">How many images there are to train on; null where that is not known yet.</param>
    /// <param name="validationCount">How many there are to validate on; null where that is not known yet.</param>
    /// <returns>A sentence for each, with an <see cref="OptionSetting"/> where it speaks of an option; none where all is well.</returns>
    /// <exception cref="SegLabException">torch can't be loaded.</exception>
    public IReadOnlyList<FormattableString> Problems(int? trainingCount = null, int? validationCount = null) =>
        [.. RangeProblems(), .. CountProblems(trainingCount, validationCount), .. DeviceProblems()];

    /// <summary>Refuses what can't be trained on so many images, on whatever device.</summary>
    /// <param name="trainingCount">How many images there are to train on.</param>
    /// <param name="validationCount">How many there are to validate on.</param>
    /// <exception cref="SegLabException">Names every option that is out of its range.</exception>
    public void Check(int trainingCount, int validationCount) => Require([.. RangeProblems(), .. CountProblems(trainingCount, validationCount)]);

    /// <summary>Refuses what can't be trained on so many images of a size, on whatever device.</summary>
    /// <param name="trainingCount">How many images there are to train on.</param>
    /// <param name="validationCount">How many there are to validate on.</param>
    /// <param name="side">The images' side, in pixels.</param>
    /// <exception cref="SegLabException">Names every option that is out of its range.</exception>
    public void Check(int trainingCount, int validationCount, int side)
    {
        Check(trainingCount, validationCount);
        Require([.. TrainingInput.LastBatchProblems(side, side, trainingCount, BatchSize)]);
    }

    private static void Require(IReadOnlyList<FormattableString> problems)
    {
        if (problems.Count > 0)
            throw new SegLabException(problems);
    }

    private IEnumerable<FormattableString> RangeProblems()
    {
        if (Epochs < 1)
            yield return $"{OptionSetting.Of(nameof(Epochs), Epochs)}: train for at least 1.";
        if (!double.IsFinite(LearningRate) || LearningRate <= 0)
            yield return $"{OptionSetting.Of(nameof(LearningRate), LearningRate)}: it must be a number above 0 (the assignment uses 0.001).";
        if (!double.IsFinite(WeightDecay) || WeightDecay < 0)
            yield return $"{OptionSetting.Of(nameof(WeightDecay), WeightDecay)}: it must be a number of 0 or more (0.01 is usual).";
        if (!(WeightAverage >= 0 && WeightAverage < 1))
            yield return $"{OptionSetting.Of(nameof(WeightAverage), WeightAverage)}: it must be 0, for none, or a decay below 1 (0.99 is usual).";
        if (EarlyStopping < 1)
            yield return $"{OptionSetting.Of(nameof(EarlyStopping), EarlyStopping)}: wait for at least 1 epoch, or take {OptionSetting.Of(nameof(EarlyStopping), null)}.";
        if (BatchSize < 1)
            yield return $"{OptionSetting.Of(nameof(BatchSize), BatchSize)}: a step needs at least 1 image.";
        if (Reading == Reading.Honest)
            yield break;
        foreach (var option in NeedingValidation())
        {
            yield return $"{option} must see the whole validation set, and {OptionSetting.Of(nameof(Reading), Reading)} scores one batch of it: take {OptionSetting.Of(nameof(Reading), Reading.Honest)} with it.";
        }
    }

    private IEnumerable<FormattableString> CountProblems(int? trainingCount, int? validationCount)
    {
        if (trainingCount == 0)
            yield return $"There are no images to train on.";
        else if (BatchSize > trainingCount)
            yield return $"{OptionSetting.Of(nameof(BatchSize), BatchSize)}: there are only {trainingCount} images to train on; take {OptionSetting.Of(nameof(BatchSize), trainingCount)} or less.";
        if (validationCount == 0)
            yield return $"There are no images to validate on.";
    }

    private IReadOnlyList<FormattableString> DeviceProblems()
    {
        try
        {
            var device = ComputeDevice.Parse(Device);
            return Precision == Precision.TensorFloat32 && device.type != DeviceType.CUDA
                ? [$"{OptionSetting.Of(nameof(Precision), Precision)} takes an NVIDIA GPU, and the device is {device}. Take {OptionSetting.Of(nameof(Precision), Precision.Float32)}, or {OptionSetting.Of(nameof(Precision), Precision.BFloat16)} where the processor has it."]
                : [];
        }
        catch (SegLabException problem) when (problem.IsAboutOptions)
        {
            return problem.Problems;
        }
    }

    private IEnumerable<OptionSetting> NeedingValidation()
    {
        if (BestEpoch)
            yield return new OptionSetting(nameof(BestEpoch));
        if (EarlyStopping is not null)
            yield return new OptionSetting(nameof(EarlyStopping));
        if (ChooseThreshold)
            yield return new OptionSetting(nameof(ChooseThreshold));
        if (Schedule.NeedsValidation)
            yield return OptionSetting.Of(nameof(Schedule), Schedule);
    }
}
