namespace SegLab.Experiments.Store;

/// <summary>What the files of a stored run are called.</summary>
internal static class RunFiles
{
    /// <summary>What was trained, on what, where, and what it reached.</summary>
    public const string Run = "run.json";

    /// <summary>One row an epoch.</summary>
    public const string Epochs = "epochs.csv";

    /// <summary>One row a validation picture and epoch, in the honest reading only.</summary>
    public const string Validation = "validation.csv";

    /// <summary>One row a picture, with every measure.</summary>
    public const string Images = "images.csv";

    /// <summary>The trained network.</summary>
    public const string Weights = "weights.safetensors";

    /// <summary>The folder of the masks that were predicted for the test pictures.</summary>
    public const string Masks = "masks";

    /// <summary>The epochs for TensorBoard, which takes every file with <c>tfevents</c> in its name.</summary>
    public const string Events = "events.out.tfevents.0.seglab";

    /// <summary>A running experiment's last epoch.</summary>
    public const string Checkpoint = "checkpoint.safetensors";

    /// <summary>What no whole run is without.</summary>
    public static IReadOnlyList<string> Required { get; } = [Run, Epochs, Images, Weights, Events];
}
