using SegLab.Experiments;
using SegLab.Training;

namespace SegLab.Figures.Results;

/// <summary>Losses over epochs, as the assignment draws them.</summary>
public static class LossCurves
{
    private const string Epochs = "epoch";
    private const string Training = "training loss";
    private const string Validation = "validation loss";

    /// <summary>One run's training and validation loss.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="history">The run's epochs.</param>
    public static CurveChart Of(string title, IReadOnlyList<EpochRecord> history) => new(title, Epochs, "loss",
    [
        new Curve(Training, [.. history.Select(epoch => epoch.TrainingLoss)]),
        new Curve(Validation, [.. history.Select(epoch => epoch.ValidationLoss)]),
    ]);

    /// <summary>One run's training and validation loss, under its name.</summary>
    /// <param name="result">The run.</param>
    public static CurveChart Of(ExperimentResult result) => Of(result.Name, result.History.Epochs);

    /// <summary>The training losses of many runs on one chart. Losses of different kinds share its axis though their scales differ.</summary>
    /// <param name="results">The runs.</param>
    /// <param name="epochs">Where longer runs are cut.</param>
    public static CurveChart AllTraining(IReadOnlyList<ExperimentResult> results, int epochs) => All("Training losses", Training, results, epochs, epoch => epoch.TrainingLoss);

    /// <summary>The validation losses of many runs on one chart. Losses of different kinds share its axis though their scales differ.</summary>
    /// <param name="results">The runs.</param>
    /// <param name="epochs">Where longer runs are cut.</param>
    public static CurveChart AllValidation(IReadOnlyList<ExperimentResult> results, int epochs) => All("Validation losses", Validation, results, epochs, epoch => epoch.ValidationLoss);

    /// <summary>Runs side by side, each with axes of its own.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="results">The runs.</param>
    public static ChartPanels Panels(string title, IReadOnlyList<ExperimentResult> results) => new(title, [.. results.Select(Of)]);

    /// <summary>The losses of any runs, whole: training on one chart, validation on another. Runs that share a name are told apart by their options.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="results">The runs, at least one.</param>
    public static ChartPanels Together(string title, IReadOnlyList<ExperimentResult> results) =>
        new(title, [AllTraining(results, int.MaxValue), AllValidation(results, int.MaxValue)]);

    private static CurveChart All(string title, string yLabel, IReadOnlyList<ExperimentResult> results, int epochs, Func<EpochRecord, double> loss) =>
        new(title, Epochs, yLabel, [.. DistinctNames.Of([.. results.Select(result => result.Experiment)])
            .Zip(results, (name, result) => new Curve(name, [.. result.History.Epochs.Take(epochs).Select(loss)]))]);
}
