namespace SegLab.Data.Duplicates;

/// <summary>
/// What is left of a thumbnail without its coarse shape: each pixel less the mean around it, over the deviation around it. Lesions look
/// alike as dark blobs on skin, and a dermoscope's dark frame is the same in all its pictures; texture, hair and outline are a picture's own.
/// </summary>
internal sealed class DetailMap
{
    // Of 256 levels: what compression and resampling change in a thumbnail is not detail.
    private const float NoiseFloor = 3f;

    private DetailMap(int size, float[] values, bool[] hidden) => (Size, Values, Hidden) = (size, values, hidden);

    /// <summary>Width and height in pixels.</summary>
    public int Size { get; }

    /// <summary>Laid out as <c>[Size, Size]</c>, mostly between −2 and 2.</summary>
    public float[] Values { get; }

    /// <summary>True where a dermoscope's frame is or reaches into the window: nothing of the picture's own. Laid out as <c>[Size, Size]</c>.</summary>
    public bool[] Hidden { get; }

    /// <summary>Computes the map.</summary>
    /// <param name="levels">Levels from 0 to 255, <c>[size, size]</c>.</param>
    /// <param name="size">In pixels.</param>
    /// <param name="radius">Mean and deviation are over <c>2·radius + 1</c> pixels in each direction, fewer at the border.</param>
    /// <param name="hidesFrame">Whether a black frame is hidden, with what is less than the radius away from it.</param>
    public static DetailMap Of(float[] levels, int size, int radius, bool hidesFrame = false)
    {
        var detail = new float[levels.Length];
        var mean = BoxMean(levels, size, radius);
        for (var pixel = 0; pixel < detail.Length; pixel++)
            detail[pixel] = levels[pixel] - mean[pixel];
        var squares = BoxMean(Array.ConvertAll(detail, value => value * value), size, radius);
        for (var pixel = 0; pixel < detail.Length; pixel++)
            detail[pixel] /= MathF.Sqrt(Math.Max(0, squares[pixel])) + NoiseFloor;
        return new DetailMap(size, detail, hidesFrame ? FrameMask.Of(levels, size, radius) : new bool[detail.Length]);
    }

    private static float[] BoxMean(float[] values, int size, int radius)
    {
        var rows = new float[values.Length];
        var both = new float[values.Length];
        for (var line = 0; line < size; line++)
            Run(values, rows, line * size, 1, size, radius);
        for (var line = 0; line < size; line++)
            Run(rows, both, line, size, size, radius);
        return both;
    }

    // A running mean along one line; the window is cut off at the ends.
    private static void Run(float[] source, float[] target, int start, int step, int size, int radius)
    {
        var (sum, count) = (0.0, 0);
        for (var position = 0; position < Math.Min(radius, size); position++, count++)
            sum += source[start + (position * step)];
        for (var position = 0; position < size; position++)
        {
            if (position + radius < size)
            {
                sum += source[start + ((position + radius) * step)];
                count++;
            }

            if (position - radius - 1 >= 0)
            {
                sum -= source[start + ((position - radius - 1) * step)];
                count--;
            }

            target[start + (position * step)] = (float)(sum / count);
        }
    }
}
