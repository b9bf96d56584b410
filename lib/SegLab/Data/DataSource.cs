using SegLab.Data.Caching;
using SegLab.Data.Files;
using SegLab.Data.Layouts;
using SegLab.Data.MadeUp;

namespace SegLab.Data;

/// <summary>Images and masks that can be loaded: a folder that was recognised, or made-up lesions. Nothing is decoded yet.</summary>
public sealed class DataSource
{
    private const int LargestColor = 0xFFFFFF;

    private readonly IReadOnlyList<DataPair> _pairs;
    private readonly IReadOnlyList<DataProblem> _layoutProblems;
    private readonly Func<int, int?, PairReading, LesionPair?> _read;
    // What made-up pictures are painted from; null where files are read.
    private readonly string? _recipe;

    private DataSource(DataKind kind, string description, IReadOnlyList<DataPair> pairs, IReadOnlyList<DataProblem> layoutProblems, Func<int, int?, PairReading, LesionPair?> read, string? recipe = null)
    {
        (Kind, Description, _pairs, _layoutProblems, _read, _recipe) = (kind, description, pairs, layoutProblems, read, recipe);
        Names = [.. pairs.Select(pair => pair.Name)];
    }

    /// <summary>How the data lies on the disk.</summary>
    public DataKind Kind { get; }

    /// <summary>For captions: <c>PH2 (data/PH2Dataset)</c>, <c>made-up lesions, seed 42</c>. The folder is written as it was given.</summary>
    public string Description { get; }

    /// <summary>One name a pair, sorted ordinally. A name whose image or mask is missing is among them; loading says so.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Where the files lie; for made-up lesions there are none.</summary>
    public IReadOnlyList<DataPair> Pairs => _pairs;

    /// <summary>The masks' value that is lesion, where <see cref="WithLesionValue"/> chose one; null, where the brighter of a mask's two levels is.</summary>
    public int? LesionValue { get; private init; }

    /// <summary>What was left out when the folder was recognised, a sentence a folder: image files of formats that are not read. None for made-up lesions.</summary>
    public IReadOnlyList<string> Notices { get; private init; } = [];

    /// <summary>How many pairs.</summary>
    public int Count => _pairs.Count;

    /// <summary>Recognises a folder: PH2, an ISIC challenge, or images and masks that pair by name.</summary>
    /// <param name="folder">For PH2 the data set's folder, the one above it or <c>PH2 Dataset images</c>; else the folder that holds the folder of images and the folder of masks.</param>
    /// <exception cref="SegLabException">There is no such folder, or it holds none of these; the message says what was looked for and what is there.</exception>
    public static DataSource Open(string folder)
    {
        var found = LayoutSearch.Find(folder);
        return FromFolder(folder, found, UnsupportedFiles.Notices([folder, .. PictureFolder.Folders(folder)]));
    }

    /// <summary>Takes any two folders whose files pair by name; a mask may carry a suffix such as <c>_mask</c>.</summary>
    /// <param name="imagesFolder">The images.</param>
    /// <param name="masksFolder">The masks.</param>
    /// <exception cref="SegLabException">One of the folders does not exist or holds no pictures.</exception>
    public static DataSource Open(string imagesFolder, string masksFolder)
    {
        var found = LayoutSearch.Pair(imagesFolder, masksFolder);
        return FromFolder(imagesFolder, found, UnsupportedFiles.Notices(imagesFolder, masksFolder));
    }

    /// <summary>Lesions painted when asked for: the same count and seed give the same bytes on every machine.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">Any 32-bit number.</param>
    /// <exception cref="SegLabException">The count is less than 1.</exception>
    public static DataSource MadeUp(int count = 200, uint seed = 42)
    {
        if (count < 1)
            throw new SegLabException($"{count} made-up lesions were asked for; at least 1 is needed.");
        var pairs = Enumerable.Range(0, count).Select(index => new DataPair(MadeUpName(index, count), null, null)).ToArray();
        return new DataSource(DataKind.MadeUp, $"made-up lesions, seed {seed}", pairs, [], (index, _, _) => LesionPainter.Paint(seed, index) with { Name = pairs[index].Name }, $"painter {LesionPainter.Version}, seed {seed}");
    }

    /// <summary>The first pairs by name.</summary>
    /// <param name="count">How many, from 1 to <see cref="Count"/>.</param>
    /// <exception cref="SegLabException">There are fewer.</exception>
    public DataSource Take(int count)
    {
        if (count < 1 || count > Count)
            throw new SegLabException($"{count} pairs were asked for; {Description} has {Count}. Ask for 1 to {Count}.");
        return count == Count ? this : With([.. _pairs.Take(count)], LesionValue);
    }

    /// <summary>Takes one value of the masks as lesion and all others as skin: for masks of several classes.</summary>
    /// <param name="value">A grey level as stored (0 to 255, or to 65535 in files of 16 bits), a place in a palette, or a colour as 0xRRGGBB.</param>
    /// <exception cref="SegLabException">The value is below 0 or above 0xFFFFFF, or the lesions are synthetic.</exception>
    public DataSource WithLesionValue(int value)
    {
        if (value is < 0 or > LargestColor)
            throw new SegLabException($"The lesion's value was {value}; it is a grey level, a place in a palette, or a colour as 0xRRGGBB.");
        if (Kind == DataKind.MadeUp)
            throw new SegLabException("The masks of synthetic lesions have no values to choose from; a lesion's value is for files.");
        return With(_pairs, value);
    }

    /// <summary>Reads one pair at its own size.</summary>
    /// <param name="index">Position among <see cref="Names"/>.</param>
    /// <exception cref="SegLabException">The image or the mask is not fit to use; the message says why.</exception>
    public LesionPair Read(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        using var reading = new PairReading(new DecodingMemory());
        return Read(index, reading) ?? throw ProblemList.Refuse(Description, reading.Problems.Count > 0 ? reading.Problems : _layoutProblems);
    }

    /// <summary>Reads all pairs and resizes them as scikit-image does, in parallel. Images that have the size already stay bytes.</summary>
    /// <param name="size">The new width and height in pixels, at least 1.</param>
    /// <param name="progress">Told after each picture, from one thread at a time.</param>
    /// <param name="cancellationToken">Ends the loading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="SegLabException">Files are missing, unreadable or do not fit; the message lists them all, up to 20.</exception>
    public ImageSet Load(int size, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Load(size, new LoadOptions(), progress, cancellationToken);

    /// <summary>As the other <c>Load</c>, into memory or through a cache on the disk.</summary>
    /// <param name="size">The new width and height in pixels, at least 1.</param>
    /// <param name="options">Where to, and as what.</param>
    /// <param name="progress">Told after each picture, from one thread at a time; not at all where a cache has them.</param>
    /// <param name="cancellationToken">Ends the loading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="SegLabException">Files are missing, unreadable or do not fit, the message lists them all, up to 20; or the cache can't be written.</exception>
    public ImageSet Load(int size, LoadOptions options, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (size < 1)
            throw new SegLabException($"The size of images was {size}; it is a number of pixels, at least 1.");
        foreach (var notice in Notices)
            options.Notice?.Invoke(notice);
        var images = options.Cache is { } cache ? LoadCached(cache, size, options, progress, cancellationToken) : new ImageLoading(this, _layoutProblems, Read).Load(size, options, progress, cancellationToken);
        if (MissingLesionValue(images.Findings) is { } missing)
            throw new SegLabException($"In {Description} {missing}");
        foreach (var notice in images.Findings.Notices(Count, size))
            options.Notice?.Invoke(notice);
        return images;
    }

    /// <summary>What is wrong where no mask holds the chosen value: a clause; else null.</summary>
    /// <param name="findings">Of all pairs.</param>
    internal string? MissingLesionValue(LoadFindings findings) => LesionValue is { } value && findings.Empty.Count == Count
        ? $"no mask holds the value {value} (0x{value:X6}) that was chosen as lesion. Without a chosen value 'seglab data check' lists the values of masks that have more than two."
        : null;

    private ImageSet LoadCached(ImageCache cache, int size, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        if (3L * sizeof(float) * size * size > Array.MaxLength)
            throw new SegLabException($"The size of images was {size}; a picture of {size}×{size} is too large for one array.");
        var building = new PackBuilding(this, _layoutProblems, Read);
        var images = cache.Load(this, _recipe, size, options, draft => building.Build(draft, size, options, progress, cancellationToken), cancellationToken);
        // The file may have been made when empty masks were allowed.
        return options.EmptyMasks == EmptyMasks.Allow || images.Findings.Empty.Count == 0
            ? images
            : throw ProblemList.Refuse(Description, [.. images.Findings.Empty.Select(name => new DataProblem(name, "the mask is empty: no pixel is lesion."))]);
    }

    /// <summary>Reads all pairs at their own size and says what is there and what is wrong, without stopping at the first problem.</summary>
    /// <param name="progress">Told after each picture, from one thread at a time.</param>
    /// <param name="cancellationToken">Ends the check with an <see cref="OperationCanceledException"/>.</param>
    public DataReport Check(IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Check(EmptyMasks.Allow, progress, cancellationToken);

    /// <summary>As the other <c>Check</c>, with masks without lesion allowed or a problem.</summary>
    /// <param name="emptyMasks">What is done with them.</param>
    /// <param name="progress">Told after each picture, from one thread at a time.</param>
    /// <param name="cancellationToken">Ends the check with an <see cref="OperationCanceledException"/>.</param>
    public DataReport Check(EmptyMasks emptyMasks, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new DataChecking(this, _layoutProblems, Read).Check(emptyMasks, progress, cancellationToken);

    private LesionPair? Read(int index, PairReading reading) => _read(index, LesionValue, reading);

    /// <summary>The same with more to tell of what was left out.</summary>
    /// <param name="notices">A sentence each.</param>
    internal DataSource WithNotices(IEnumerable<string> notices) =>
        new(Kind, Description, _pairs, _layoutProblems, _read, _recipe) { LesionValue = LesionValue, Notices = [.. notices, .. Notices] };

    private DataSource With(IReadOnlyList<DataPair> pairs, int? lesionValue) =>
        new(Kind, Description, pairs, _layoutProblems, _read, _recipe) { LesionValue = lesionValue, Notices = Notices };

    private static DataSource FromFolder(string folder, FoundData found, IReadOnlyList<string> notices)
    {
        var reader = new PairReader(folder);
        return new DataSource(found.Kind, $"{found.Title} ({folder})", found.Pairs, found.AllProblems, Read) { Notices = notices };

        LesionPair? Read(int index, int? lesionValue, PairReading reading) =>
            found.IsExplained(found.Pairs[index]) ? null : reader.Read(found.Pairs[index], lesionValue, reading);
    }

    // PH2's own names, wide enough that they sort in the order of their numbers.
    private static string MadeUpName(int index, int count)
    {
        var digits = Math.Max(3, count.ToString(System.Globalization.CultureInfo.InvariantCulture).Length);
        return "IMD" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }
}
