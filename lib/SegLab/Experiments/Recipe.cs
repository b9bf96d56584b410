using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;
using SegLab.Training.Augmenting;
using SegLab.Training.Schedules;

namespace SegLab.Experiments;

/// <summary>A way to train, for any network: which options go together. Epochs, seed, precision and device stay the experiment's own.</summary>
public sealed class Recipe
{
    private readonly Func<TrainingOptions, TrainingOptions> _change;

    private Recipe(string name, Loss loss, Func<TrainingOptions, TrainingOptions> change) => (Name, Loss, _change) = (name, loss, change);

    /// <summary>The assignment's: Adam at 10⁻³, batches of 25, binary cross entropy unless another loss is given.</summary>
    public static Recipe Assignment { get; } = new("assignment", new Bce(), options => new TrainingOptions { Epochs = options.Epochs, Seed = options.Seed, Precision = options.Precision, Device = options.Device });

    /// <summary>
    /// What gives each network its due on a few hundred photographs: cross entropy + Dice unless another loss is given, augmentation, AdamW with
    /// warm-up and cosine, small batches, a moving average of the weights, the best epoch, mirrors, and a threshold by the validation pictures.
    /// </summary>
    public static Recipe Strong { get; } = new("strong", new Bce() + new Dice(), options => options with
    {
        Reading = Reading.Honest,
        Shuffle = true,
        BatchSize = 10,
        LearningRate = 2e-3,
        Schedule = new WarmupCosine(),
        WeightDecay = 0.01,
        WeightAverage = 0.98,
        Augmentation = Augmentation.Dermoscopy,
        BestEpoch = true,
        ChooseThreshold = true,
        Mirrors = true,
    });

    /// <summary>What <see cref="Find"/> calls it.</summary>
    public string Name { get; }

    /// <summary>The loss where none is given.</summary>
    public Loss Loss { get; }

    /// <summary>The recipe of that name.</summary>
    /// <param name="name"><c>assignment</c> or <c>strong</c>.</param>
    /// <exception cref="SegLabException">There is none; the message lists those there are.</exception>
    public static Recipe Find(string name) => name.Trim().ToLowerInvariant() switch
    {
        "assignment" => Assignment,
        "strong" => Strong,
        _ => throw new SegLabException($"There is no recipe '{name}'. There are: {Assignment} and {Strong}."),
    };

    /// <summary>Options by this recipe.</summary>
    /// <param name="options">What epochs, seed, precision and device are taken from.</param>
    public TrainingOptions Apply(TrainingOptions options) => _change(options);

    /// <summary>An experiment by this recipe, its loss kept.</summary>
    /// <param name="experiment">What network, loss, epochs, seed, precision and device are taken from.</param>
    public Experiment Apply(Experiment experiment) => experiment with { Training = Apply(experiment.Training) };

    /// <summary>An experiment by this recipe.</summary>
    /// <param name="architecture">Which network.</param>
    /// <param name="loss">What is made small; <see cref="Loss"/> by default.</param>
    /// <param name="options">What epochs, seed, precision and device are taken from.</param>
    public Experiment For(Architecture architecture, Loss? loss = null, TrainingOptions? options = null) =>
        new(architecture, loss ?? Loss) { Training = Apply(options ?? new TrainingOptions()) };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
