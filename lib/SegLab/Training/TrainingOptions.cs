using SegLab.Models;
using SegLab.Training.Augmenting;
using SegLab.Training.Schedules;

namespace SegLab.Training;

/// <summary>How a network is trained. The defaults are the assignment's: Adam at 10⁻³, batches of 25, 40 epochs, no schedule, no augmentation.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often every training picture is seen; at least 1.</summary>
    public int Epochs { get; init; } = 40;

    /// <summary>Pictures a step; at least 1 and at most as many as there are to train on. The last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 25;

    /// <summary>Adam's step size; above 0. Its other parameters are PyTorch's defaults: β 0.9 and 0.999, ε 10⁻⁸.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decides the order of the batches and what augmentation draws. Weights are set before training, by <see cref="Models.WeightInitialization"/>.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>Whether each epoch sees the pictures in a new order, and the assignment's reading draws its validation batch at random.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>What is validated after each epoch.</summary>
    public Reading Reading { get; init; } = Reading.Assignment;

    /// <summary>Where to compute: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, <c>mps</c>, or <c>auto</c> for a GPU where there is one.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>In which numbers the network computes, also when it predicts; weights, loss and optimizer are float32 in all of them. bfloat16 is faster where the processor or the GPU has it, TensorFloat32 takes an NVIDIA GPU.</summary>
    public Precision Precision { get; init; } = Precision.Float32;

    /// <summary>How <see cref="LearningRate"/> changes over the steps; constant in the assignment.</summary>
    public Schedule Schedule { get; init; } = new ConstantRate();

    /// <summary>How training pictures are varied each time they are seen; not at all by default. Validation and test pictures never are.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.None;

    /// <summary>Decoupled weight decay (AdamW, Loshchilov and Hutter 2019): each step takes this share, times its learning rate, off every parameter. 0 or more; 0, the default, is Adam.</summary>
    public double WeightDecay { get; init; }

    /// <summary>
    /// The decay of an exponential moving average of weights and buffers over the steps: 0, the default, for none, to below 1. The average
    /// is what is validated and returned. In the first steps t it decays faster, by (1 + t)/(10 + t).
    /// </summary>
    public double WeightAverage { get; init; }

    /// <summary>Whether the weights of the epoch with the best <see cref="EpochRecord.ValidationIou"/> are returned, rather than the last epoch's. Takes the honest reading.</summary>
    public bool BestEpoch { get; init; }

    /// <summary>Ends training after so many epochs without a better <see cref="EpochRecord.ValidationIou"/>; 1 or more, null, the default, for never. Takes the honest reading.</summary>
    public int? EarlyStopping { get; init; }

    /// <summary>Whether the probability above which a pixel is lesion is chosen by the validation pictures after training (<see cref="ThresholdChoice"/>); else it is 0.5. Takes the honest reading.</summary>
    public bool ChooseThreshold { get; init; }

    /// <summary>Whether the trained network's predictions are averaged over mirror images, which takes four times as long; the validation after each epoch does without.</summary>
    public bool Mirrors { get; init; }

    /// <summary>Refuses what can't be trained.</summary>
    /// <param name="trainingCount">How many pictures there are to train on.</param>
    /// <param name="validationCount">How many there are to validate on.</param>
    /// <exception cref="SegLabException">Names every option that is out of its range.</exception>
    public void Check(int trainingCount, int validationCount)
    {
        var problems = new List<string>();
        if (Epochs < 1)
            problems.Add($"Epochs is {Epochs}; train for at least 1.");
        if (!double.IsFinite(LearningRate) || LearningRate <= 0)
            problems.Add(FormattableString.Invariant($"LearningRate is {LearningRate}; it must be a number above 0 (the assignment uses 0.001)."));
        if (!double.IsFinite(WeightDecay) || WeightDecay < 0)
            problems.Add(FormattableString.Invariant($"WeightDecay is {WeightDecay}; it must be a number of 0 or more (0.01 is usual)."));
        if (!(WeightAverage >= 0 && WeightAverage < 1))
            problems.Add(FormattableString.Invariant($"WeightAverage is {WeightAverage}; it must be 0, for none, or a decay below 1 (0.99 is usual)."));
        if (EarlyStopping < 1)
            problems.Add($"EarlyStopping is {EarlyStopping}; wait for at least 1 epoch, or leave it null.");
        if (Reading != Reading.Honest && LooksAtValidation() is { Count: > 0 } looking)
            problems.Add($"{string.Join(" and ", looking)} must see the whole validation set, and the assignment's reading looks at one batch of it: take Reading = Reading.Honest with {(looking.Count == 1 ? "it" : "them")}.");
        if (BatchSize < 1)
            problems.Add($"BatchSize is {BatchSize}; a step needs at least 1 picture.");
        if (trainingCount == 0)
            problems.Add("There are no pictures to train on.");
        else if (BatchSize > trainingCount)
            problems.Add($"BatchSize is {BatchSize}, but there are only {trainingCount} pictures to train on; choose at most that many.");
        if (validationCount == 0)
            problems.Add("There are no pictures to validate on.");
        if (problems.Count > 0)
            throw new SegLabException(string.Join(Environment.NewLine, problems));
    }

    private List<string> LooksAtValidation()
    {
        List<string> looking = [];
        if (BestEpoch)
            looking.Add(nameof(BestEpoch));
        if (EarlyStopping is not null)
            looking.Add(nameof(EarlyStopping));
        if (ChooseThreshold)
            looking.Add(nameof(ChooseThreshold));
        if (Schedule.NeedsValidation)
            looking.Add($"Schedule = {Schedule.GetType().Name}");
        return looking;
    }
}
