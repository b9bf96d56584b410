using SegLab.Experiments.LossStudy;

namespace SegLab.Figures.Results;

/// <summary>A loss's profile: its value and its gradient, side by side.</summary>
public static class LossProfileChart
{
    private const string Probability = "probability of lesion";

    /// <summary>Two panels, each with a curve for the lesion's pixels and one for the background's.</summary>
    /// <param name="profile">The profile.</param>
    public static ChartPanels Of(LossProfile profile) => new(profile.Loss,
    [
        Panel("Value", "loss", profile, response => response.Values),
        Panel("Gradient", "sum of ∂L/∂logit", profile, response => response.Gradients),
    ]);

    private static CurveChart Panel(string title, string yLabel, LossProfile profile, Func<LossResponse, IReadOnlyList<double>> values) => new(title, Probability, yLabel,
    [
        new Curve("lesion pixels vary", values(profile.Lesion)) { X = profile.Probabilities },
        new Curve("background pixels vary", values(profile.Background)) { X = profile.Probabilities },
    ]);
}
