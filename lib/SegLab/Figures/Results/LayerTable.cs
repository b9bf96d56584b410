using System.Globalization;
using SegLab.Models;

namespace SegLab.Figures.Results;

/// <summary>A network's layers as a table.</summary>
public static class LayerTable
{
    /// <summary>One row a layer, and the sums.</summary>
    /// <param name="summary">The layers.</param>
    public static Table Of(LayerSummary summary) => new(summary.Network,
    [
        new TableColumn("layer"),
        new TableColumn("kind"),
        new TableColumn("output", ColumnAlignment.Right),
        new TableColumn("parameters", ColumnAlignment.Right),
        new TableColumn("multiply-adds", ColumnAlignment.Right),
    ],
    [
        .. summary.Layers.Select(layer => (IReadOnlyList<string>)[layer.Name, layer.Kind, $"[{string.Join(", ", layer.OutputShape)}]", Text(layer.Parameters), Text(layer.MultiplyAdds)]),
        ["all", "", "", Text(summary.Parameters), Text(summary.MultiplyAdds)],
    ]);

    private static string Text(long count) => count == 0 ? "" : count.ToString("N0", CultureInfo.InvariantCulture);
}
