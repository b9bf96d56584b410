using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SegLab.Data;
using SegLab.Experiments.Store.Formulas;
using SegLab.Models;
using SegLab.Training;

namespace SegLab.Experiments.Store;

/// <summary>
/// What tells one run from another: a hash of the network's name, the loss, every option of training, the pictures' content, the
/// split and the version of results. Equal content has an equal key on every machine.
/// </summary>
/// <remarks>
/// The device is not in it: it says where to compute, not what. It can change last bits, as the number of threads can; a stored run's
/// environment says where it ran. A custom loss or network is known by its name and its compiled code with the values that it reads, so
/// that an edited one is trained again. Runs with custom losses of versions that knew them by their name alone are trained again too.
/// </remarks>
public sealed record ExperimentKey
{
    /// <summary>
    /// Raised whenever the library would give other results for the same experiment: the runs that this touches are then trained again,
    /// all others keep their keys. 2: the honest reading weighs an epoch's batches by their images, which shows where the last is smaller.
    /// </summary>
    public const int ResultsVersion = 2;

    /// <summary>How many hexadecimal digits a key has.</summary>
    public const int Length = 16;

    private const int FirstVersion = 1;

    private static readonly JsonSerializerOptions _compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private ExperimentKey(string content)
    {
        Content = content;
        Text = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..Length];
    }

    /// <summary>The key: 16 hexadecimal digits.</summary>
    public string Text { get; }

    /// <summary>What was hashed: JSON without spaces, its names in ordinal order.</summary>
    public string Content { get; }

    /// <summary>The key of an experiment on these pictures.</summary>
    /// <param name="experiment">What is trained.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them train, validate and test.</param>
    public static ExperimentKey Of(Experiment experiment, ImageSet images, Split split)
    {
        var training = CanonicalJson.Of(experiment.Training);
        training.Remove(CanonicalJson.Name(nameof(TrainingOptions.Device)));
        // Runs that were kept before there was a choice have no word for it.
        if (experiment.Training.Precision == Precision.Float32)
            training.Remove(CanonicalJson.Name(nameof(TrainingOptions.Precision)));
        var content = new JsonObject
        {
            ["results"] = EpochLoss.WeighsImages(split.Train.Count, experiment.Training) ? ResultsVersion : FirstVersion,
            ["architecture"] = experiment.Architecture.Name,
            ["loss"] = experiment.Loss.Name,
            ["training"] = training,
            ["data"] = images.ContentHash,
            ["split"] = CanonicalJson.Of(split),
        };
        ExperimentFormula.Of(experiment).AddTo(content);
        return new ExperimentKey(CanonicalJson.Ordered(content).ToJsonString(_compact));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
