using System.Text.RegularExpressions;
using SegLab.Storage;

namespace SegLab.Experiments.Store;

/// <summary>What the files of a stored run are called.</summary>
internal static partial class RunFiles
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

    /// <summary>Whether SegLab writes a file of this name into a run's folder.</summary>
    /// <param name="name">A file's name.</param>
    public static bool IsOfARun(string name) => Required.Contains(name) || name is Validation or Checksums.FileName || IsPartOf(name, Required);

    /// <summary>Whether SegLab writes a file of this name into an unfinished run's folder.</summary>
    /// <param name="name">A file's name.</param>
    public static bool IsOfACheckpoint(string name) => name == Checkpoint || IsPartOf(name, [Checkpoint]);

    // What a process left that was killed while it wrote one of them; until version 0.1 those were called otherwise.
    private static bool IsPartOf(string name, IReadOnlyList<string> files) => files.Any(file => name.StartsWith($"{file}.", StringComparison.Ordinal))
        && (PartName.Read(name) is not null || EarlierPart().IsMatch(name));

    [GeneratedRegex(@"\.[0-9a-f]{32}\.part\z", RegexOptions.None, 1000)]
    private static partial Regex EarlierPart();
}
