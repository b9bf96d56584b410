using SegLab.Data.Resizing;

namespace SegLab.Data;

/// <summary>Turns a data source into an image set.</summary>
/// <param name="source">What is loaded.</param>
/// <param name="layoutProblems">What was wrong before any file was read.</param>
/// <param name="read">Reads a pair, or adds its problems and returns null.</param>
internal sealed class ImageLoading(DataSource source, IReadOnlyList<DataProblem> layoutProblems, Func<int, ICollection<DataProblem>, LesionPair?> read)
{
    /// <summary>Reads, resizes and gathers.</summary>
    /// <param name="size">The new width and height.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    public ImageSet Load(int size, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var plane = size * size;
        if (3L * source.Count * size * size > Array.MaxLength)
            throw new SegLabException($"{source.Count} images of {size}×{size} do not fit into one image set (at most {Array.MaxLength / (3L * size * size)} do). Take fewer images or a smaller size.");
        var masks = new byte[source.Count * plane];
        // Images of the right size already are kept as the bytes that they are, unless others have to be resized.
        var isExact = new bool[source.Count];
        var bytes = new Lazy<byte[]>(() => new byte[3 * source.Count * plane]);
        var floats = new Lazy<float[]>(() => new float[3 * source.Count * plane]);
        var problems = PairVisit.ForEach(source.Count, read, Place, progress, cancellationToken);
        if (problems.Count + layoutProblems.Count > 0)
            throw ProblemList.Refuse(source.Description, ProblemList.Sort([.. layoutProblems, .. problems]));
        if (!floats.IsValueCreated)
            return new ImageSet(source.Description, source.Names, size, size, bytes.Value, masks);
        for (var index = 0; index < source.Count; index++)
        {
            if (isExact[index])
                Widen(bytes.Value.AsSpan(index * 3 * plane, 3 * plane), floats.Value.AsSpan(index * 3 * plane, 3 * plane));
        }

        return new ImageSet(source.Description, source.Names, size, size, floats.Value, masks);

        void Place(int index, LesionPair pair)
        {
            isExact[index] = pair.Image.Width == size && pair.Image.Height == size;
            if (isExact[index])
                ToPlanes(pair.Image, bytes.Value.AsSpan(index * 3 * plane, 3 * plane));
            else
                ImageResize.Resize(pair.Image, size, size, floats.Value.AsSpan(index * 3 * plane, 3 * plane));
            MaskResize.Linear(pair.Mask, size, size).CopyTo(masks, index * plane);
        }
    }

    private static void Widen(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        for (var value = 0; value < bytes.Length; value++)
            values[value] = bytes[value] / 255f;
    }

    private static void ToPlanes(RgbImage image, Span<byte> planes)
    {
        var plane = image.Width * image.Height;
        for (var pixel = 0; pixel < plane; pixel++)
        {
            for (var channel = 0; channel < 3; channel++)
                planes[(channel * plane) + pixel] = image.Pixels[(3 * pixel) + channel];
        }
    }
}
