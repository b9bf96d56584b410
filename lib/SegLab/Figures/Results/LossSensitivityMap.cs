using SegLab.Experiments.LossStudy;

namespace SegLab.Figures.Results;

/// <summary>What each loss punishes, as a heat map.</summary>
public static class LossSensitivityMap
{
    /// <summary>A row a loss, a column a prediction; each row's colours run from its own least to its own greatest value.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="sensitivity">The losses' values.</param>
    /// <exception cref="SegLabException">There is no loss.</exception>
    public static HeatMap Of(string title, LossSensitivity sensitivity) =>
        new(title, sensitivity.Predictions, [.. sensitivity.Losses.Select(loss => new HeatMapRow(loss.Loss, loss.Values))]) { Scale = HeatScale.EachRow };
}
