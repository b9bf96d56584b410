namespace SegLab.Experiments.LossStudy;

/// <summary>Smooths values over their neighbourhood.</summary>
internal static class GaussianBlur
{
    /// <summary>The mean around each pixel, weighted by a Gaussian; outside the picture is 0.</summary>
    /// <param name="values">Rows from the top.</param>
    /// <param name="width">Of a row.</param>
    /// <param name="sigma">The Gaussian's standard deviation in pixels, above 0.</param>
    public static double[] Of(double[] values, int width, double sigma)
    {
        var reach = (int)Math.Ceiling(3 * sigma);
        var weights = Enumerable.Range(-reach, (2 * reach) + 1).Select(offset => Math.Exp(-offset * offset / (2 * sigma * sigma))).ToArray();
        var sum = weights.Sum();
        var height = values.Length / width;
        var across = Pass(values, (pixel, offset) => (pixel % width) + offset is var x && x >= 0 && x < width ? pixel + offset : -1);
        return Pass(across, (pixel, offset) => (pixel / width) + offset is var y && y >= 0 && y < height ? pixel + (offset * width) : -1);

        double[] Pass(double[] from, Func<int, int, int> neighbour)
        {
            var blurred = new double[from.Length];
            for (var pixel = 0; pixel < from.Length; pixel++)
            {
                for (var offset = -reach; offset <= reach; offset++)
                {
                    if (neighbour(pixel, offset) is >= 0 and var other)
                        blurred[pixel] += weights[offset + reach] / sum * from[other];
                }
            }

            return blurred;
        }
    }
}
