using System.Globalization;
using SegLab.Experiments;
using SegLab.Metrics;
using SegLab.Models;

namespace SegLab.Figures.Results;

/// <summary>What each recipe costs beside what it reaches.</summary>
public static class CostTable
{
    private const double Million = 1e6;

    /// <summary>One row a recipe, the highest mean IoU first: parameters, multiply-adds of one prediction, seconds of an epoch, IoU.</summary>
    /// <param name="results">The runs; those that differ in their seed alone are one recipe.</param>
    /// <param name="size">The side of the pictures they were trained on, in pixels.</param>
    public static Table Of(IReadOnlyList<ExperimentResult> results, int size)
    {
        var groups = SeedGroup.Of(results);
        var rows = groups.Zip(DistinctNames.Short([.. groups.Select(group => group.Experiment)]), (group, name) => (Group: group, Name: name, Iou: group.Results.Average(result => result.PlainIou)))
            .OrderByDescending(row => row.Iou).ToList();
        return new Table(EmptyMaskNote.Title("Cost beside quality", results.Select(result => result.Test), "IoU"),
        [
            new TableColumn("recipe"),
            new TableColumn("parameters (M)", ColumnAlignment.Right),
            new TableColumn($"multiply-adds at {size}×{size} (M)", ColumnAlignment.Right),
            new TableColumn("seconds an epoch", ColumnAlignment.Right),
            new TableColumn(ScoreName.Iou(ScorePart.Test), ColumnAlignment.Right) { Highlight = Scores.Best([.. rows.Select(row => row.Group.Results.All(result => result.FoundNothing) ? null : (double?)row.Iou)]) },
        ],
        [.. rows.Select(row => (IReadOnlyList<string>)
        [
            row.Name,
            Text(row.Group.Results[0].Parameters / Million),
            Text(LayerSummary.Of(row.Group.Experiment.Architecture, size).MultiplyAdds / Million),
            Text(row.Group.Results.SelectMany(result => result.History.Epochs).Average(epoch => epoch.Seconds)),
            row.Iou.ToString("F3", CultureInfo.InvariantCulture),
        ])]);
    }

    private static string Text(double number) => number.ToString("N2", CultureInfo.InvariantCulture);
}
