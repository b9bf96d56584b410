using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SegLab.Data;
using SegLab.Metrics;
using SegLab.Storage;

namespace SegLab.Experiments.Store;

/// <summary>A run's <c>run.json</c>: what was trained, on what, where, and what it reached.</summary>
/// <param name="Key">The run's key.</param>
/// <param name="Finished">When it was stored.</param>
/// <param name="Data">What it was trained on.</param>
/// <param name="Experiment">What was trained.</param>
/// <param name="Parameters">How many numbers the network learned.</param>
/// <param name="StoppedEarly">Whether training ended before the last epoch asked for.</param>
/// <param name="Threshold">The probability above which a pixel is lesion.</param>
/// <param name="Environment">The machine.</param>
internal sealed record RunDescription(string Key, DateTimeOffset Finished, StoredData Data, Experiment Experiment, long Parameters, bool StoppedEarly, double Threshold, RunEnvironment Environment)
{
    private const int Format = 1;
    private const int LargestSide = 1 << 16;

    private static readonly JsonSerializerOptions _indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes the file.</summary>
    /// <param name="folder">The run's.</param>
    /// <param name="key">The run's key and what it was made from.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them trained, validated and tested.</param>
    /// <param name="finished">When it ended.</param>
    public static void Write(string folder, ExperimentKey key, ExperimentResult result, ImageSet images, Split split, DateTimeOffset finished)
    {
        var run = new JsonObject
        {
            ["format"] = Format,
            ["key"] = key.Text,
            ["name"] = result.Name,
            ["finished"] = finished.ToString("O", CultureInfo.InvariantCulture),
        };
        StoredExperiment.Write(run, result.Experiment);
        run["parameters"] = result.Parameters;
        run["epochs"] = result.History.Epochs.Count;
        run["stoppedEarly"] = result.History.StoppedEarly;
        run["threshold"] = result.History.Threshold;
        run["seconds"] = result.History.Seconds;
        run["scores"] = new JsonObject
        {
            ["assignmentScore"] = Finite(result.Test.Count > 0 ? result.AssignmentScore : double.NaN),
            ["test"] = Means(result.Test),
            ["validation"] = Means(result.Validation),
            ["unseen"] = Means(result.Unseen),
        };
        run["data"] = JsonSerializer.SerializeToNode(new StoredData(images.Source, images.ContentHash, images.Count, images.Height, images.Width), _indented);
        run["environment"] = JsonSerializer.SerializeToNode(result.Environment, _indented);
        run["split"] = new JsonObject { ["train"] = Names(split.Train), ["validation"] = Names(split.Validation), ["test"] = Names(split.Test) };
        run["keyContent"] = key.Content;
        FileSystem.Current.WriteText(Path.Combine(folder, RunFiles.Run), run.ToJsonString(_indented) + "\n");

        JsonArray Names(IEnumerable<int> part) => [.. part.Select(position => (JsonNode)images.Names[position])];
    }

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The run's.</param>
    /// <exception cref="FormatException">It was written by a later version, or something in it is missing or of another kind.</exception>
    public static RunDescription Read(string folder)
    {
        try
        {
            using var document = JsonDocument.Parse(FileSystem.Current.ReadText(Path.Combine(folder, RunFiles.Run)));
            var run = document.RootElement;
            return Checked(new RunDescription(
                run.GetProperty("key").GetString()!,
                run.GetProperty("finished").GetDateTimeOffset(),
                run.GetProperty("data").Deserialize<StoredData>(_indented)!,
                StoredExperiment.Read(run),
                run.GetProperty("parameters").GetInt64(),
                run.GetProperty("stoppedEarly").GetBoolean(),
                run.GetProperty("threshold").GetDouble(),
                run.GetProperty("environment").Deserialize<RunEnvironment>(_indented)!));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"it is not the description of a run ({exception.Message})", exception);
        }
    }

    /// <summary>Says that a later version wrote a run: it counts its formats up. Null where it did not, or where the file is too damaged to say so.</summary>
    /// <param name="folder">The run's.</param>
    /// <returns>A clause that follows the run's name.</returns>
    public static string? LaterVersion(string folder)
    {
        try
        {
            using var document = JsonDocument.Parse(FileSystem.Current.ReadText(Path.Combine(folder, RunFiles.Run)));
            return document.RootElement.GetProperty("format").TryGetInt64(out var format) && format > Format
                ? $"it is of the format {format}, of a later version of SegLab, and this one reads {Format}"
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FileNotFoundException)
        {
            return null;
        }
    }

    // Numbers that no run has, which would show much later otherwise.
    private static RunDescription Checked(RunDescription run) =>
        run is { Data: not null, Environment: not null, Data.Pictures: > 0, Data.Height: > 0 and <= LargestSide, Data.Width: > 0 and <= LargestSide, Parameters: >= 0, Threshold: > 0 and < 1 }
            && run.Experiment.Training is { Epochs: >= 1, BatchSize: >= 1 }
            ? run
            : throw new FormatException("a number in it is none that a run can have");

    private static JsonObject? Means(IReadOnlyList<ImageMeasures> pictures) => pictures.Count == 0
        ? null
        : new(Measures.All.Select(measure => KeyValuePair.Create(measure.Name, Finite(measure.MeanOverImages(pictures)))).Prepend(KeyValuePair.Create("pictures", (JsonNode?)pictures.Count)));

    // JSON has no NaN.
    private static JsonNode? Finite(double number) => double.IsFinite(number) ? number : null;
}
