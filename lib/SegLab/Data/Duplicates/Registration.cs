namespace SegLab.Data.Duplicates;

/// <summary>
/// Lays one detail map over another by shifting and stretching it in both directions (Lucas and Kanade 1981: least squares by
/// Gauss–Newton steps), so that a picture fits what was cut out of it.
/// </summary>
internal sealed class Registration
{
    private const int Unknowns = 4;
    private const double LargestStretch = 0.25;
    private const double LargestShift = 0.2;
    private const double SmallestOverlap = 0.1;
    private const double Damping = 0.01;
    private const double Progress = 0.001;

    // Stretch and shift across, stretch and shift down, about the middle; the picture is 1 wide and 1 high.
    private readonly double[] _motion;

    /// <summary>Starts where a part of the still picture is the whole of the moved one.</summary>
    /// <param name="window">The part.</param>
    public Registration(CropWindow window) => _motion =
    [
        (1 / window.Side) - 1, ((0.5 - window.Left) / window.Side) - 0.5,
        (1 / window.Side) - 1, ((0.5 - window.Top) / window.Side) - 0.5,
    ];

    /// <summary>The normalised cross-correlation over the overlap at the last step, −1 to 1.</summary>
    public double Correlation { get; private set; }

    /// <summary>Improves the fit, and keeps the best that it meets.</summary>
    /// <param name="still">Stays.</param>
    /// <param name="moved">Is shifted and stretched; of the same size.</param>
    /// <param name="steps">At most how many.</param>
    public void Refine(DetailMap still, DetailMap moved, int steps)
    {
        var (motion, normal) = ((double[])_motion.Clone(), new double[Unknowns * (Unknowns + 1)]);
        Correlation = -1;
        for (var step = 0; step <= steps; step++)
        {
            var correlation = Gather(still, moved, motion, normal);
            if (correlation < Correlation + Progress)
                steps = Math.Min(steps, step + 1);
            if (correlation > Correlation)
            {
                Correlation = correlation;
                motion.CopyTo(_motion, 0);
            }

            if (correlation < 0 || !Solve(normal, motion))
                return;
        }
    }

    // Sums over the overlap: the correlation (−1 if it is too small), and the normal equations with the right side behind each row.
    private static double Gather(DetailMap still, DetailMap moved, double[] motion, double[] normal)
    {
        var size = still.Size;
        Array.Clear(normal);
        double sumStill = 0, sumMoved = 0, squaresStill = 0, squaresMoved = 0, products = 0;
        var count = 0;
        Span<double> slopes = stackalloc double[Unknowns];
        for (var row = 0; row < size; row++)
        {
            var down = ((row + 0.5) / size) - 0.5;
            var y = ((0.5 + (down * (1 + motion[2])) + motion[3]) * size) - 0.5;
            if (y < 0 || y > size - 1)
                continue;
            var top = Math.Min((int)y, size - 2);
            for (var column = 0; column < size; column++)
            {
                var across = ((column + 0.5) / size) - 0.5;
                var x = ((0.5 + (across * (1 + motion[0])) + motion[1]) * size) - 0.5;
                if (x < 0 || x > size - 1)
                    continue;
                var left = Math.Min((int)x, size - 2);
                var corner = (top * size) + left;
                // The frame is no overlap: it may be most of a picture.
                if (still.Hidden[(row * size) + column] || moved.Hidden[corner])
                    continue;
                var (a, b, c, d) = (moved.Values[corner], moved.Values[corner + 1], moved.Values[corner + size], moved.Values[corner + size + 1]);
                var (right, below) = (x - left, y - top);
                var value = ((1 - below) * (a + (right * (b - a)))) + (below * (c + (right * (d - c))));
                var slopeAcross = (((1 - below) * (b - a)) + (below * (d - c))) * size;
                var slopeDown = (((1 - right) * (c - a)) + (right * (d - b))) * size;
                var target = still.Values[(row * size) + column];
                count++;
                sumStill += target;
                sumMoved += value;
                squaresStill += target * target;
                squaresMoved += value * value;
                products += target * value;
                (slopes[0], slopes[1], slopes[2], slopes[3]) = (slopeAcross * across, slopeAcross, slopeDown * down, slopeDown);
                for (var i = 0; i < Unknowns; i++)
                {
                    for (var j = i; j < Unknowns; j++)
                        normal[(i * (Unknowns + 1)) + j] += slopes[i] * slopes[j];
                    normal[(i * (Unknowns + 1)) + Unknowns] += slopes[i] * (target - value);
                }
            }
        }

        if (count < SmallestOverlap * size * size)
            return -1;
        var spread = Math.Sqrt((squaresStill - (sumStill * sumStill / count)) * (squaresMoved - (sumMoved * sumMoved / count)));
        return spread > 0 ? (products - (sumStill * sumMoved / count)) / spread : 0;
    }

    // One Gauss–Newton step, by Gaussian elimination; whether the motion is still one that a crop could make.
    private static bool Solve(double[] normal, double[] motion)
    {
        const int Width = Unknowns + 1;
        for (var i = 1; i < Unknowns; i++)
        {
            for (var j = 0; j < i; j++)
                normal[(i * Width) + j] = normal[(j * Width) + i];
        }

        // A little damping: a smooth picture says nothing of some directions.
        for (var i = 0; i < Unknowns; i++)
            normal[(i * Width) + i] *= 1 + Damping;

        for (var pivot = 0; pivot < Unknowns; pivot++)
        {
            if (!(normal[(pivot * Width) + pivot] > 1e-9))
                return false;
            for (var row = pivot + 1; row < Unknowns; row++)
            {
                var factor = normal[(row * Width) + pivot] / normal[(pivot * Width) + pivot];
                for (var column = pivot; column < Width; column++)
                    normal[(row * Width) + column] -= factor * normal[(pivot * Width) + column];
            }
        }

        Span<double> change = stackalloc double[Unknowns];
        for (var row = Unknowns - 1; row >= 0; row--)
        {
            var sum = normal[(row * Width) + Unknowns];
            for (var column = row + 1; column < Unknowns; column++)
                sum -= normal[(row * Width) + column] * change[column];
            change[row] = sum / normal[(row * Width) + row];
            motion[row] += change[row];
        }

        return Math.Abs(motion[0]) < LargestStretch && Math.Abs(motion[2]) < LargestStretch && Math.Abs(motion[1]) < LargestShift && Math.Abs(motion[3]) < LargestShift;
    }
}
