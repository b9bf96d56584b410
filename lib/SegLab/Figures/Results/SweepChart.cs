using SegLab.Experiments;
using SegLab.Metrics;

namespace SegLab.Figures.Results;

/// <summary>What a parameter does: test measures of runs that differ in it alone.</summary>
public static class SweepChart
{
    /// <summary>Mean IoU, precision and recall of the test pictures over the parameter.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="parameter">The parameter's name, such as <c>β</c>.</param>
    /// <param name="values">Its values, ascending.</param>
    /// <param name="results">One run a value, in the same order.</param>
    /// <exception cref="SegLabException">There is not one run a value.</exception>
    public static CurveChart Of(string title, string parameter, IReadOnlyList<double> values, IReadOnlyList<ExperimentResult> results)
    {
        if (values.Count != results.Count)
            throw new SegLabException($"A sweep of {parameter} draws one run a value; there are {values.Count} values, {results.Count} runs.");
        string[] measures = ["IoU", "precision", "recall"];
        return new CurveChart(EmptyMaskNote.Title(title, results.Select(result => result.Test), measures), parameter, "score (test, over images)", [.. measures.Select(Curve)]);

        Curve Curve(string measure) => new(measure, [.. results.Select(result => Measures.Find(measure).MeanOverImages(result.Test))]) { X = [.. values] };
    }
}
