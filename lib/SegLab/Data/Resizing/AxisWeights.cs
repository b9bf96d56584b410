namespace SegLab.Data.Resizing;

/// <summary>
/// One axis of a resize as a sparse matrix: which inputs make an output, and with which weights. The anti-aliasing Gaussian and the
/// linear interpolation of scikit-image's <c>resize(mode="constant")</c> are both linear, so that their product is one matrix.
/// </summary>
internal sealed class AxisWeights
{
    private AxisWeights(int[] starts, double[][] weights) => (Starts, Weights) = (starts, weights);

    /// <summary>For each output, the first input that it takes.</summary>
    public int[] Starts { get; }

    /// <summary>For each output, the weights of the inputs from its start on. They sum to less than 1 at the border, where zeros come in.</summary>
    public double[][] Weights { get; }

    /// <summary>The same in the precision that pictures are resized in.</summary>
    /// <returns>For each output, its weights.</returns>
    public float[][] ToFloats() => Array.ConvertAll(Weights, row => Array.ConvertAll(row, weight => (float)weight));

    /// <summary>Computes the matrix.</summary>
    /// <param name="input">Pixels along the axis before.</param>
    /// <param name="output">Pixels along the axis after.</param>
    /// <param name="antiAlias">Whether to blur by a Gaussian of σ = (input/output − 1)/2 first, where that is positive.</param>
    public static AxisWeights Create(int input, int output, bool antiAlias)
    {
        var factor = (double)input / output;
        var kernel = antiAlias ? Gaussian(Math.Max(0, (factor - 1) / 2)) : [1];
        var radius = kernel.Length / 2;
        var starts = new int[output];
        var weights = new double[output][];
        for (var position = 0; position < output; position++)
        {
            var centre = ((position + 0.5) * factor) - 0.5;
            var floor = (int)Math.Floor(centre);
            var fraction = centre - floor;
            var first = Math.Max(0, floor - radius);
            var row = new double[Math.Min(input - 1, floor + 1 + radius) - first + 1];
            Add(row, first, floor, 1 - fraction, kernel, input);
            Add(row, first, floor + 1, fraction, kernel, input);
            (starts[position], weights[position]) = (first, row);
        }

        return new AxisWeights(starts, weights);
    }

    // One tap of the interpolation: the blurred picture has no pixels outside the picture, and neither has the picture.
    private static void Add(double[] row, int first, int tap, double share, double[] kernel, int input)
    {
        if (tap < 0 || tap >= input)
            return;
        var radius = kernel.Length / 2;
        for (var offset = -radius; offset <= radius; offset++)
        {
            if (tap + offset >= 0 && tap + offset < input)
                row[tap + offset - first] += share * kernel[offset + radius];
        }
    }

    // scipy.ndimage truncates at 4 σ.
    private static double[] Gaussian(double sigma)
    {
        if (sigma == 0)
            return [1];
        var radius = (int)Math.Floor((4 * sigma) + 0.5);
        var kernel = new double[(2 * radius) + 1];
        for (var offset = -radius; offset <= radius; offset++)
            kernel[offset + radius] = Math.Exp(-offset * (double)offset / (2 * sigma * sigma));
        var sum = kernel.Sum();
        return [.. kernel.Select(weight => weight / sum)];
    }
}
