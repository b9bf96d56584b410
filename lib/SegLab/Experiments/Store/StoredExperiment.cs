using System.Text.Json;
using System.Text.Json.Nodes;
using SegLab.Experiments.Store.Formulas;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;

namespace SegLab.Experiments.Store;

/// <summary>An experiment as a stored run keeps it: the network's name, the loss's name and text, and every option of training.</summary>
internal static class StoredExperiment
{
    private const string ArchitectureName = "architecture";
    private const string LossName = "loss";
    private const string LossTextName = "lossText";
    private const string TrainingName = "training";

    /// <summary>Adds the experiment to a run's description.</summary>
    public static void Write(JsonObject run, Experiment experiment)
    {
        run[ArchitectureName] = experiment.Architecture.Name;
        run[LossName] = experiment.Loss.Name;
        if (LossTextWriter.Write(experiment.Loss) is { } text)
            run[LossTextName] = text;
        ExperimentFormula.Of(experiment).AddTo(run);
        run[TrainingName] = CanonicalJson.Of(experiment.Training);
    }

    /// <summary>The experiment of a run's description.</summary>
    /// <exception cref="FormatException">Something is missing or is not what belongs there.</exception>
    public static Experiment Read(JsonElement run) => new(
        Network(run.GetProperty(ArchitectureName).GetString()!, Added(run, ExperimentFormula.BuilderName)),
        StoredLoss.Find(run.GetProperty(LossName).GetString()!, Added(run, LossTextName), Added(run, ExperimentFormula.LossName)))
    {
        Training = PlainReading.Of<TrainingOptions>(run.GetProperty(TrainingName)),
    };

    // What earlier versions did not write.
    private static string? Added(JsonElement run, string name) => run.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Architecture Network(string name, string? builder) =>
        Architectures.All.FirstOrDefault(architecture => builder is null && architecture.Name == name)
        ?? new Architecture(name, () => throw new SegLabException($"SegLab has no network '{name}', so it can't be built from its name. It has {string.Join(", ", Architectures.All)}; give a network of your own where the run is loaded."), []) { StoredBuilder = builder };
}
