namespace SegLab.Data.Duplicates;

/// <summary>Lays a candidate's pictures over each other, from coarse to fine, and measures how far their details agree.</summary>
internal static class DuplicateVerification
{
    // A pair that is far apart at a coarse level is not looked at more closely.
    private const double LeastCoarse = 0.7;
    private const int Steps = 10;

    /// <summary>The correlation of the details at 64×64, or 0 for a pair that is clearly none.</summary>
    /// <param name="first">The first picture.</param>
    /// <param name="second">The second, not turned yet.</param>
    /// <param name="candidate">How it has to be turned, and which part of the first it may be.</param>
    public static double Similarity(PictureFingerprint first, PictureFingerprint second, Candidate candidate)
    {
        var (still, moved) = (first.Levels, Turn(second.Levels, candidate.Symmetry));
        var (halfStill, halfMoved) = (Halve(still, Thumbnail.Size), Halve(moved, Thumbnail.Size));
        var registration = new Registration(CropWindow.Tried[candidate.Window]);
        Refine(Halve(halfStill, Thumbnail.Size / 2), Halve(halfMoved, Thumbnail.Size / 2), Thumbnail.Size / 4, 3);
        if (registration.Correlation < LeastCoarse)
            return 0;
        Refine(halfStill, halfMoved, Thumbnail.Size / 2, 4);
        if (registration.Correlation < LeastCoarse)
            return 0;
        // The frame helped to lay them over each other; it does not count as agreement.
        Refine(still, moved, Thumbnail.Size, 5, hidesFrame: true);
        return registration.Correlation;

        void Refine(float[] one, float[] other, int size, int radius, bool hidesFrame = false) =>
            registration.Refine(DetailMap.Of(one, size, radius, hidesFrame), DetailMap.Of(other, size, radius, hidesFrame), Steps);
    }

    /// <summary>Turns a thumbnail.</summary>
    /// <param name="levels">Laid out as <c>[64, 64]</c>.</param>
    /// <param name="symmetry">How.</param>
    internal static float[] Turn(float[] levels, Symmetry symmetry)
    {
        const int Last = Thumbnail.Size - 1;
        var turned = new float[levels.Length];
        for (var row = 0; row <= Last; row++)
        {
            for (var column = 0; column <= Last; column++)
            {
                var (x, y) = symmetry switch
                {
                    Symmetry.None => (column, row),
                    Symmetry.MirroredLeftRight => (Last - column, row),
                    Symmetry.MirroredTopBottom => (column, Last - row),
                    Symmetry.HalfTurn => (Last - column, Last - row),
                    Symmetry.MirroredDiagonally => (row, column),
                    Symmetry.QuarterTurnRight => (row, Last - column),
                    Symmetry.QuarterTurnLeft => (Last - row, column),
                    _ => (Last - row, Last - column),
                };
                turned[(row * Thumbnail.Size) + column] = levels[(y * Thumbnail.Size) + x];
            }
        }

        return turned;
    }

    private static float[] Halve(float[] levels, int size)
    {
        var half = new float[levels.Length / 4];
        for (var row = 0; row < size / 2; row++)
        {
            for (var column = 0; column < size / 2; column++)
            {
                var corner = (2 * row * size) + (2 * column);
                half[(row * size / 2) + column] = (levels[corner] + levels[corner + 1] + levels[corner + size] + levels[corner + size + 1]) / 4;
            }
        }

        return half;
    }
}
