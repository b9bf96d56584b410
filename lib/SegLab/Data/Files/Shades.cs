namespace SegLab.Data.Files;

/// <summary>Grey levels of a picture, of which some are near a dark peak, some near a bright one, and the rest at neither.</summary>
/// <param name="levels">Rows from the top.</param>
/// <param name="width">In pixels.</param>
/// <param name="height">In pixels.</param>
/// <param name="dark">The dark peak's level.</param>
/// <param name="bright">The bright peak's level.</param>
/// <param name="noise">How far from its peak a level is still near it.</param>
internal sealed class Shades(byte[] levels, int width, int height, int dark, int bright, int noise)
{
    private const int LeastReach = 8;
    private const int SidesAReach = 50;

    // So that a distance is a byte; only sides above 12,700 pixels have more.
    private const int MostReach = 254;

    /// <summary>The dark peak's level.</summary>
    public int Dark => dark;

    /// <summary>The bright peak's level.</summary>
    public int Bright => bright;

    /// <summary>How many pixels.</summary>
    public int Count => levels.Length;

    /// <summary>Whether a level is near the dark peak.</summary>
    /// <param name="level">0 to 255.</param>
    public bool IsDark(int level) => Math.Abs(level - dark) <= noise;

    /// <summary>Whether a level is near the bright peak.</summary>
    /// <param name="level">0 to 255.</param>
    public bool IsBright(int level) => Math.Abs(level - bright) <= noise;

    /// <summary>Whether a level is near neither.</summary>
    /// <param name="level">0 to 255.</param>
    public bool IsBetween(int level) => !IsDark(level) && !IsBright(level);

    /// <summary>Counts pixels whose four neighbours have their level.</summary>
    /// <param name="counts">Which levels count.</param>
    /// <param name="tolerance">By how much a neighbour may differ.</param>
    public int CountFlat(Func<int, bool> counts, int tolerance)
    {
        var flat = 0;
        for (var pixel = 0; pixel < levels.Length; pixel++)
        {
            if (!counts(levels[pixel]))
                continue;
            var (column, row) = (pixel % width, pixel / width);
            if (IsLike(pixel, column > 0 ? pixel - 1 : pixel) && IsLike(pixel, column < width - 1 ? pixel + 1 : pixel)
                && IsLike(pixel, row > 0 ? pixel - width : pixel) && IsLike(pixel, row < height - 1 ? pixel + width : pixel))
                flat++;
        }

        return flat;

        bool IsLike(int pixel, int neighbour) => Math.Abs(levels[pixel] - levels[neighbour]) <= tolerance;
    }

    /// <summary>Counts pixels at neither peak that have not both peaks near: within 8 pixels, or a fiftieth of the longer side.</summary>
    public int CountFar()
    {
        var reach = Math.Clamp(Math.Max(width, height) / SidesAReach, LeastReach, MostReach);
        var (toDark, toBright) = (Distances(IsDark, (byte)(reach + 1)), Distances(IsBright, (byte)(reach + 1)));
        return Enumerable.Range(0, levels.Length)
            .Count(pixel => IsBetween(levels[pixel]) && (toDark[pixel] > reach || toBright[pixel] > reach));
    }

    // Steps to the nearest such pixel, diagonal ones too, as far as they matter: forwards over the image, then backwards.
    private byte[] Distances(Func<int, bool> isGoal, byte far)
    {
        var distances = Array.ConvertAll(levels, level => isGoal(level) ? (byte)0 : far);
        for (var pixel = 0; pixel < levels.Length; pixel++)
            distances[pixel] = Nearer(pixel, -1);
        for (var pixel = levels.Length - 1; pixel >= 0; pixel--)
            distances[pixel] = Nearer(pixel, 1);
        return distances;

        byte Nearer(int pixel, int direction)
        {
            var (column, row) = (pixel % width, (pixel / width) + direction);
            int best = distances[pixel];
            if (column + direction >= 0 && column + direction < width)
                best = Math.Min(best, distances[pixel + direction] + 1);
            for (var beside = Math.Max(0, column - 1); row >= 0 && row < height && beside <= Math.Min(width - 1, column + 1); beside++)
                best = Math.Min(best, distances[(row * width) + beside] + 1);
            return (byte)best;
        }
    }
}
