using SegLab.Data.Files;
using SegLab.Data.Resizing;
using SegLab.Data.Storing;

namespace SegLab.Data;

/// <summary>Turns a data source into an image set in memory.</summary>
/// <param name="source">What is loaded.</param>
/// <param name="layoutProblems">What was wrong before any file was read.</param>
/// <param name="read">Reads a pair, or adds its problems and returns null.</param>
internal sealed class ImageLoading(DataSource source, IReadOnlyList<DataProblem> layoutProblems, Func<int, PairReading, LesionPair?> read)
{
    private static readonly OptionSetting _cache = OptionSetting.Of(nameof(LoadOptions.Cache), "DIR") with { Code = $"{nameof(LoadOptions)}.{nameof(LoadOptions.Cache)}" };
    private static readonly OptionSetting _bytes = new(nameof(LoadOptions.Bytes)) { Code = $"{nameof(LoadOptions)}.{nameof(LoadOptions.Bytes)}" };

    /// <summary>Reads, resizes and gathers.</summary>
    /// <param name="size">The new width and height.</param>
    /// <param name="options">Whether resized pictures become bytes too, and what is done with empty masks.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    public ImageSet Load(int size, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var plane = size * size;
        if (3L * source.Count * size * size > Array.MaxLength)
            throw new SegLabException([$"{source.Count} images of {size}×{size} do not fit into one image set in memory (at most {Array.MaxLength / (3L * size * size)} do). Load them through a cache on the disk, which holds any number ({_cache}, with {_bytes} a quarter of the size), or take fewer images or a smaller size."]) { IsAboutOptions = false };
        var masks = new byte[source.Count * plane];
        // Images of the right size already are kept as the bytes that they are, unless others have to be resized.
        var isExact = new bool[source.Count];
        var bytes = new Lazy<byte[]>(() => new byte[3 * source.Count * plane]);
        var floats = new Lazy<float[]>(() => new float[3 * source.Count * plane]);
        var readings = PairVisit.ForEach(source.Count, read, Place, progress, cancellationToken, options.EmptyMasks == EmptyMasks.Refuse);
        ProblemList.RefuseAny(source.Description, layoutProblems, readings);
        var findings = LoadFindings.Of(source.Names, readings);
        if (!floats.IsValueCreated)
            return new ImageSet(source.Description, source.Names, size, size, bytes.Value, masks) { Findings = findings };
        for (var index = 0; index < source.Count; index++)
        {
            if (isExact[index])
                PictureValues.Widen(bytes.Value.AsSpan(index * 3 * plane, 3 * plane), floats.Value.AsSpan(index * 3 * plane, 3 * plane));
        }

        return new ImageSet(source.Description, source.Names, size, size, floats.Value, masks) { Findings = findings };

        void Place(int index, LesionPair pair, PairReading reading)
        {
            isExact[index] = options.Bytes || PictureValues.IsExact(pair.Image, size);
            if (isExact[index])
                PictureValues.ToBytes(pair.Image, size, bytes.Value.AsSpan(index * 3 * plane, 3 * plane));
            else
                PictureValues.ToFloats(pair.Image, size, floats.Value.AsSpan(index * 3 * plane, 3 * plane));
            var mask = MaskResize.Linear(pair.Mask, size, size);
            mask.CopyTo(masks, index * plane);
            reading.LesionVanished = !reading.MaskIsEmpty && !mask.Contains((byte)1);
        }
    }
}
