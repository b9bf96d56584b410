using SegLab.Experiments;
using SegLab.Metrics;
using SegLab.Training;

namespace SegLab.Figures.Results;

/// <summary>Validation IoU over epochs: the one axis on which runs with different losses may be compared.</summary>
public static class IouCurves
{
    private const string Epoch = "epoch";

    private static string ValidationIou => ScoreName.Iou(ScorePart.Validation);

    /// <summary>A curve a run: the mean IoU over the validation images after each epoch.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="results">The runs, at least one of them in the honest reading; others have no such curve and are left out.</param>
    /// <exception cref="SegLabException">No run has looked at the validation set.</exception>
    public static CurveChart Of(string title, IReadOnlyList<ExperimentResult> results)
    {
        var seen = Seen(results);
        return new CurveChart(Noted(title, seen), Epoch, ValidationIou, [.. seen.Zip(DistinctNames.Short(seen), (result, name) => new Curve(name, result.ValidationIou))]);
    }

    /// <summary>A curve a recipe: the mean over its seeds, in a band from the least to the greatest of them.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="results">The runs, in the honest reading; those that differ in their seed alone are one recipe.</param>
    /// <exception cref="SegLabException">No run has looked at the validation set.</exception>
    public static CurveChart OverSeeds(string title, IReadOnlyList<ExperimentResult> results)
    {
        var seen = Seen(results);
        var groups = SeedGroup.Of(seen);
        return new CurveChart(Noted(title, seen), Epoch, ValidationIou, [.. groups.Zip(DistinctNames.Short([.. groups.Select(group => group.Experiment)]), OverSeeds)]);
    }

    private static string Noted(string title, IEnumerable<ExperimentResult> seen) => EmptyMaskNote.Title(title, seen.Select(result => result.Validation), "IoU");

    // Where early stopping ended some seeds, those that went on.
    private static Curve OverSeeds(SeedGroup group, string name)
    {
        var epochs = Enumerable.Range(0, group.Results.Max(result => result.ValidationIou.Count))
            .Select(epoch => group.Results.Select(result => result.ValidationIou).Where(curve => curve.Count > epoch).Select(curve => curve[epoch]).ToList()).ToList();
        return new Curve(name, [.. epochs.Select(seeds => seeds.Average())]) { Band = ([.. epochs.Select(seeds => seeds.Min())], [.. epochs.Select(seeds => seeds.Max())]) };
    }

    private static List<ExperimentResult> Seen(IReadOnlyList<ExperimentResult> results) =>
        results.Where(result => result.ValidationIou.Count > 0).ToList() is { Count: > 0 } seen
            ? seen
            : throw new SegLabException([$"None of these runs scored its validation set after each epoch: train with {OptionSetting.Of(nameof(TrainingOptions.Reading), Reading.Honest)}."]) { IsAboutOptions = false };
}
