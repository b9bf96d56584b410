namespace SegLab.Data.Duplicates;

/// <summary>
/// The coarse form of a picture and of its parts: low frequencies of the cosine transform (DCT-II) of its details, evened out and of
/// length 1, so that the scalar product of two is their likeness. Mirroring changes signs only, turning exchanges rows and columns.
/// </summary>
internal sealed class CoarseForm
{
    /// <summary>How many frequencies in each direction.</summary>
    public const int Frequencies = 10;

    /// <summary>Coefficients of a form: four groups of the same length, by whether the frequency is odd across (second, fourth) and down (third, fourth).</summary>
    public const int Length = Frequencies * Frequencies;

    // The detail is of the thumbnail; its window is wide, so that outlines are in it.
    private const int DetailRadius = 8;

    private static readonly float[][] _cosinesAcross = [.. CropWindow.Tried.Select(window => Cosines(window.Left, window.Side))];
    private static readonly float[][] _cosinesDown = [.. CropWindow.Tried.Select(window => Cosines(window.Top, window.Side))];
    private static readonly int[] _rowsLike = [.. CropWindow.Tried.Select(SameRows)];

    private CoarseForm(float[][] parts) => Parts = parts;

    /// <summary>One form for each of <see cref="CropWindow.Tried"/>; the first is the whole picture's.</summary>
    public float[][] Parts { get; }

    /// <summary>Computes the forms.</summary>
    /// <param name="levels">A thumbnail, <c>[64, 64]</c>.</param>
    public static CoarseForm Of(float[] levels)
    {
        var detail = DetailMap.Of(levels, Thumbnail.Size, DetailRadius).Values;
        var rows = new float[CropWindow.Tried.Count][];
        var parts = new float[CropWindow.Tried.Count][];
        for (var window = 0; window < parts.Length; window++)
        {
            rows[window] = rows[_rowsLike[window]] ?? TransformRows(detail, _cosinesDown[window]);
            parts[window] = Normalise(TransformColumns(rows[window], _cosinesAcross[window]));
        }

        return new CoarseForm(parts);
    }

    /// <summary>The form of the picture with rows and columns exchanged.</summary>
    /// <param name="form">A form of <see cref="Length"/> coefficients.</param>
    public static float[] Transpose(float[] form)
    {
        var transposed = new float[Length];
        for (var down = 0; down < Frequencies; down++)
        {
            for (var across = 0; across < Frequencies; across++)
                transposed[Place(down, across)] = form[Place(across, down)];
        }

        return transposed;
    }

    private static int Place(int across, int down) =>
        (((2 * (down % 2)) + (across % 2)) * Length / 4) + (down / 2 * (Frequencies / 2)) + (across / 2);

    private static int SameRows(CropWindow window)
    {
        for (var index = 0; ; index++)
        {
            if (CropWindow.Tried[index].Top == window.Top && CropWindow.Tried[index].Side == window.Side)
                return index;
        }
    }

    // [frequency down, column] from [row, column].
    private static float[] TransformRows(float[] levels, float[] cosines)
    {
        var rows = new float[Frequencies * Thumbnail.Size];
        for (var frequency = 0; frequency < Frequencies; frequency++)
        {
            var target = rows.AsSpan(frequency * Thumbnail.Size, Thumbnail.Size);
            for (var row = 0; row < Thumbnail.Size; row++)
            {
                var cosine = cosines[(frequency * Thumbnail.Size) + row];
                var source = levels.AsSpan(row * Thumbnail.Size, Thumbnail.Size);
                for (var column = 0; column < source.Length; column++)
                    target[column] += cosine * source[column];
            }
        }

        return rows;
    }

    private static float[] TransformColumns(float[] rows, float[] cosines)
    {
        var form = new float[Length];
        for (var down = 0; down < Frequencies; down++)
        {
            var source = rows.AsSpan(down * Thumbnail.Size, Thumbnail.Size);
            for (var across = 0; across < Frequencies; across++)
            {
                var cosine = cosines.AsSpan(across * Thumbnail.Size, Thumbnail.Size);
                var sum = 0f;
                for (var column = 0; column < source.Length; column++)
                    sum += source[column] * cosine[column];
                form[Place(across, down)] = sum * Weight(across, down);
            }
        }

        return form;
    }

    private static float[] Normalise(float[] form)
    {
        var length = MathF.Sqrt(form.Sum(value => value * value));
        return length == 0 ? form : Array.ConvertAll(form, value => value / length);
    }

    // Photographs lose amplitude as frequency grows. The mean says nothing.
    private static float Weight(int across, int down) =>
        across + down == 0 ? 0 : MathF.Sqrt((down * down) + (across * across)) * (down == 0 || across == 0 ? MathF.Sqrt(0.5f) : 1);

    // The cosines of a part of the axis; zero outside, in proportion where it cuts a pixel.
    private static float[] Cosines(double start, double side)
    {
        var cosines = new float[Frequencies * Thumbnail.Size];
        for (var pixel = 0; pixel < Thumbnail.Size; pixel++)
        {
            var (from, to) = (Math.Max(pixel / (double)Thumbnail.Size, start), Math.Min((pixel + 1) / (double)Thumbnail.Size, start + side));
            var share = Math.Max(0, (to - from) * Thumbnail.Size);
            var position = (((from + to) / 2) - start) / side;
            for (var frequency = 0; frequency < Frequencies; frequency++)
                cosines[(frequency * Thumbnail.Size) + pixel] = (float)(share * Math.Cos(Math.PI * frequency * position));
        }

        return cosines;
    }
}
