using SegLab.Experiments;

namespace SegLab.Figures.Results;

/// <summary>Validation IoU over epochs: the one axis on which runs with different losses may be compared.</summary>
public static class IouCurves
{
    /// <summary>A curve a run: the mean plain IoU of the validation set after each epoch.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="results">The runs, at least one of them in the honest reading; others have no such curve and are left out.</param>
    /// <exception cref="SegLabException">No run has looked at the validation set.</exception>
    public static CurveChart Of(string title, IReadOnlyList<ExperimentResult> results)
    {
        var seen = results.Where(result => result.ValidationIou.Count > 0).ToList();
        if (seen.Count == 0)
            throw new SegLabException("None of these runs scored its validation set after each epoch: train with Reading = Reading.Honest.");
        return new CurveChart(title, "epoch", "plain IoU (validation)", [.. seen.Zip(RunNames.Of(seen), (result, name) => new Curve(name, result.ValidationIou))]);
    }
}
