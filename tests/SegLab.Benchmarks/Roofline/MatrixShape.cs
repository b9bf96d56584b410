using SegLab.Models;

namespace SegLab.Benchmarks.Roofline;

/// <summary>A matrix product: <c>[Rows, Inner] · [Inner, Columns]</c>.</summary>
/// <param name="Rows">Rows of the first.</param>
/// <param name="Inner">Columns of the first, rows of the second.</param>
/// <param name="Columns">Columns of the second.</param>
internal sealed record MatrixShape(long Rows, long Inner, long Columns)
{
    /// <summary>Operations: two for each multiplication with its addition.</summary>
    public double Operations => 2.0 * Rows * Inner * Columns;

    /// <summary>Square products, and those that the networks' convolutions are for one picture: positions × weights of a channel × channels.</summary>
    /// <param name="summaries">The networks.</param>
    public static IReadOnlyList<MatrixShape> Of(IEnumerable<LayerSummary> summaries) =>
    [
        new(1024, 1024, 1024),
        new(1536, 1536, 1536),
        new(2048, 2048, 2048),
        .. summaries.SelectMany(summary => summary.Layers).Where(layer => layer.MultiplyAdds > 0).Select(Of).Distinct(),
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{Rows}×{Inner}×{Columns}";

    // A transposed convolution's product has its input's positions; either way the multiply-adds are rows × inner × columns.
    private static MatrixShape Of(LayerInfo layer)
    {
        var isTransposed = layer.Kind.StartsWith("ConvTranspose", StringComparison.Ordinal);
        var (rows, columns) = isTransposed
            ? (layer.InputShape[2] * layer.InputShape[3], layer.InputShape[1])
            : (layer.OutputShape[2] * layer.OutputShape[3], layer.OutputShape[1]);
        return new(rows, layer.MultiplyAdds / rows / columns, columns);
    }
}
