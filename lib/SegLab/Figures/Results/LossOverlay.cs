using SegLab.Experiments.LossStudy;
using SegLab.Figures.Painting;

namespace SegLab.Figures.Results;

/// <summary>The shapes of many losses over each other.</summary>
public static class LossOverlay
{
    /// <summary>A curve a loss: its value against the probability of the lesion's pixels, drawn from 0 at its least to 1 at its greatest, because losses have scales of their own.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="profiles">The losses' profiles.</param>
    /// <exception cref="SegLabException">There is no profile.</exception>
    public static CurveChart Of(string title, IReadOnlyList<LossProfile> profiles) => new(title, "probability of the lesion's pixels", "loss (each from its least, 0, to its greatest, 1)",
        [.. profiles.Select((profile, index) => new Curve(profile.Loss, Rescaled(profile.Lesion.Values)) { X = profile.Probabilities, Dash = DashOf(index) })]);

    private static IReadOnlyList<double> Rescaled(IReadOnlyList<double> values)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (least, greatest) = (finite.Min(), finite.Max());
        return greatest > least ? [.. values.Select(value => (value - least) / (greatest - least))] : [.. values.Select(value => value - least)];
    }

    // Each time the palette begins again the line is another: three times as many curves can be told apart.
    private static CurveDash DashOf(int index) => (index / ChartColors.Palette.Count % 3) switch
    {
        0 => CurveDash.Solid,
        1 => CurveDash.Dash,
        _ => CurveDash.Dot,
    };
}
