namespace SegLab.Geometry;

/// <summary>
/// The exact Euclidean distance transform, in time proportional to the number of pixels: along the columns, then along the
/// rows, each line by the lower envelope of parabolas (Felzenszwalb and Huttenlocher, Distance transforms of sampled
/// functions, 2012, algorithm 1).
/// </summary>
internal static class DistanceTransform
{
    /// <summary>
    /// The squared distance in pixels, centre to centre, from every pixel to the nearest one at which <paramref name="mask"/> is
    /// <paramref name="value"/>; infinite where there is none.
    /// </summary>
    public static double[] Squared(ReadOnlySpan<bool> mask, int width, bool value)
    {
        var height = mask.Length / width;
        var squared = new double[mask.Length];
        for (var index = 0; index < squared.Length; index++)
            squared[index] = mask[index] == value ? 0 : double.PositiveInfinity;

        var envelope = new Envelope(Math.Max(width, height));
        for (var column = 0; column < width; column++)
            envelope.Replace(squared, column, width, height);
        for (var row = 0; row < height; row++)
            envelope.Replace(squared, row * width, 1, width);
        return squared;
    }

    /// <summary>The lower envelope of the parabolas f(s) + (x − s)², s along a line; made for lines up to a length and used again.</summary>
    private sealed class Envelope(int length)
    {
        private readonly double[] values = new double[length];
        private readonly int[] sites = new int[length];
        private readonly double[] starts = new double[length];

        /// <summary>Replaces the line of <paramref name="count"/> values at <paramref name="first"/>, <paramref name="stride"/> apart, by its envelope.</summary>
        public void Replace(double[] field, int first, int stride, int count)
        {
            var last = -1;
            for (var site = 0; site < count; site++)
            {
                values[site] = field[first + (site * stride)];
                if (double.IsInfinity(values[site]))
                    continue;
                var start = double.NegativeInfinity;
                while (last >= 0 && (start = Crossing(sites[last], site)) <= starts[last])
                    last--;
                last++;
                (sites[last], starts[last]) = (site, last == 0 ? double.NegativeInfinity : start);
            }

            if (last < 0)
                return;
            for (int x = 0, part = 0; x < count; x++)
            {
                while (part < last && starts[part + 1] < x)
                    part++;
                var distance = x - sites[part];
                field[first + (x * stride)] = values[sites[part]] + ((double)distance * distance);
            }
        }

        // Where the parabola of the later site becomes the lower one.
        private double Crossing(int earlier, int later)
            => (values[later] - values[earlier] + ((double)later * later) - ((double)earlier * earlier)) / (2.0 * (later - earlier));
    }
}
