using System.CommandLine;
using SegLab.Cli.Data;
using SegLab.Cli.Terminal;
using SegLab.Cli.Usage;
using SegLab.Data;
using SegLab.Data.Caching;
using SegLab.Data.Duplicates;
using SegLab.Data.Splits;
using SegLab.Models;

namespace SegLab.Cli.Training;

/// <summary>The flags that say which images there are, how large, and how they are split.</summary>
internal sealed class DataFlags
{
    private const string Stratified = "stratified";
    private const string Disjoint = "disjoint";
    private const string Assignment = "assignment";
    private const int SyntheticCount = 200;
    private const int FewestImages = 3;

    private readonly Option<string?> _data = new Option<string?>("--data") { Description = "A folder of images and masks: PH2, ISIC, or any two folders paired by name. [default: synthetic images]", HelpName = "DIR" }
        .Refusing(data => Directory.Exists(data) ? null : $"there is no such folder ({Path.GetFullPath(data!)}). Name a folder of images and masks, or leave --data out for synthetic images.");

    private readonly Option<string?> _masks = new Option<string?>("--masks") { Description = "The folder of the masks, where --data is the folder of the images alone. [default: found in --data]", HelpName = "DIR" }
        .Refusing(masks => Directory.Exists(masks) ? null : $"there is no such folder ({Path.GetFullPath(masks!)}).");

    private readonly MaskFlags _maskFlags = new();

    private readonly Option<int?> _count = new Option<int?>("--count") { Description = $"How many images: the first by name, or so many synthetic ones. [default: all; {SyntheticCount} synthetic ones]", HelpName = "N" }
        .Refusing(count => count < FewestImages ? $"at least {FewestImages} images are needed, one to train on, one to validate and one to test." : null);

    private readonly Option<uint> _dataSeed = new("--data-seed") { Description = "The seed of synthetic images.", HelpName = "N", DefaultValueFactory = _ => 42 };

    private readonly Option<int> _size = new Option<int>("--size") { Description = $"The side to which images are resized, in pixels; divisible by {SegmentationNetwork.SideDivisor}.", HelpName = "PIXELS", DefaultValueFactory = _ => 128 }
        .Refusing(size => size < SegmentationNetwork.SideDivisor || size % SegmentationNetwork.SideDivisor != 0 ? $"the networks take sides that are divisible by {SegmentationNetwork.SideDivisor}, such as 64, 128 or 256." : null);

    private readonly Option<string> _split = new Option<string>("--split")
    {
        Description = $"Which images train (half), validate (a quarter) and test: {Stratified}, each once, lesions of all sizes in each part, and images that show the same in one; {Disjoint}, each once, at random; {Assignment}, drawn with replacement as the original did, so that images leak; or a file that a split was saved to.",
        HelpName = $"{Stratified}|{Disjoint}|{Assignment}|FILE",
        DefaultValueFactory = _ => Stratified,
    }.Refusing(split => split switch
    {
        Stratified or Disjoint or Assignment => null,
        _ when Directory.Exists(split) => $"that is a folder. Name a file that a split was saved to, or {Stratified}, {Disjoint} or {Assignment}.",
        _ => File.Exists(split) ? null : $"there is no such file, and no such split. There are {Stratified}, {Disjoint} and {Assignment}.",
    });

    private readonly Option<uint> _splitSeed = new("--split-seed") { Description = "The seed of the split.", HelpName = "N", DefaultValueFactory = _ => 42 };

    private readonly Option<LeakagePolicy?> _leakage = new("--leakage")
    {
        Description = $"What to do where the same image, by name or content, is in two parts of the split: end with an error that lists them, or go on. [default: refuse; allow with --split {Assignment}]",
        HelpName = "refuse|allow",
    };

    private readonly Option<string?> _cache = new Option<string?>("--cache")
    {
        Description = "A folder where decoded and resized images are cached, found again by content, so that the next run starts at once and images need not fit into memory. What is in it may be deleted at any time. [default: none]",
        HelpName = "DIR",
    }.RefusingFiles();

    private readonly Option<bool> _verifyCache = new("--verify-cache")
    {
        Description = "Read and hash all images and masks anew before --cache is asked, instead of trusting their times of change.",
    };

    private readonly Option<bool> _bytes = new("--bytes") { Description = "Store resized images as bytes: a quarter of the space, each value at most 1/510 off. It counts as another data set, with its own runs." };

    /// <summary>The flags, for a command.</summary>
    public IReadOnlyList<Option> All => [_data, _masks, .. _maskFlags.All, _count, _dataSeed, _size, _bytes, _split, _splitSeed, _leakage];

    /// <summary>The flag of the place where images are cached.</summary>
    public Option Cache => _cache;

    /// <summary>The flag that has what is cached verified.</summary>
    public Option VerifyCache => _verifyCache;

    /// <summary>Finds out what is wrong with the flags together.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public void Check(ParseResult parsed, List<FormattableString> problems)
    {
        if (WasGiven(parsed, _masks) && !WasGiven(parsed, _data))
            problems.Add($"--masks takes --data, the folder of the images.");
        if (_maskFlags.ChoosesLesionValue(parsed) && !WasGiven(parsed, _data))
            problems.Add($"--lesion-value takes --data: masks of synthetic images have no values to choose from.");
        if (parsed.GetValue(_verifyCache) && !WasGiven(parsed, _cache))
            problems.Add($"--verify-cache: there is no cache to verify. Name its folder with --cache DIR.");
    }

    /// <summary>How many images there will be to train and to validate on, as far as the command line alone says it: of synthetic images; null of others, and where the flags are wrong.</summary>
    /// <param name="parsed">The command line.</param>
    public (int Train, int Validation)? KnownCounts(ParseResult parsed)
    {
        var (count, split) = (WasGiven(parsed, _count) ? parsed.Taken(_count) : SyntheticCount, parsed.Taken(_split));
        return !WasGiven(parsed, _data) && count is { } synthetic && split is Stratified or Disjoint or Assignment ? Counts(synthetic, split) : null;
    }

    /// <summary>The side to which images are resized, in pixels.</summary>
    /// <param name="parsed">The command line, checked.</param>
    public int Size(ParseResult parsed) => parsed.GetValue(_size);

    /// <summary>Ends the command where nothing can be cached.</summary>
    /// <param name="parsed">The command line, checked.</param>
    /// <exception cref="SegLabException">No file can be made in the folder.</exception>
    public void RequireCache(ParseResult parsed) => WritablePlace.Require(_cache.Name, parsed.GetValue(_cache));

    /// <summary>Finds the images, without reading any.</summary>
    /// <param name="parsed">The command line, checked.</param>
    /// <exception cref="SegLabException">The folder holds no images and masks, or fewer than were asked for.</exception>
    public DataSource Open(ParseResult parsed)
    {
        var count = parsed.GetValue(_count);
        if (parsed.GetValue(_data) is not { } data)
            return DataSource.MadeUp(count ?? SyntheticCount, parsed.GetValue(_dataSeed));
        var source = _maskFlags.Apply(parsed.GetValue(_masks) is { } masks ? DataSource.Open(data, masks) : DataSource.Open(data), parsed);
        if (count > source.Count)
            throw UsageError.Of($"--count {count}: there are {source.Count} images in {data}. Take at most so many, or leave --count out.");
        return count is { } first ? source.Take(first) : source;
    }

    /// <summary>How many images the split will give to train and to validate on.</summary>
    /// <param name="parsed">The command line, checked.</param>
    /// <param name="source">The images.</param>
    /// <exception cref="SegLabException">There are too few, or the split's file does not fit them.</exception>
    public (int Train, int Validation) Counts(ParseResult parsed, DataSource source)
    {
        var split = parsed.GetRequiredValue(_split);
        if (split is Stratified or Disjoint or Assignment)
            return Counts(source.Count, split);
        var read = Split.Read(split, source.Names);
        return (read.Train.Count, read.Validation.Count);
    }

    /// <summary>Loads the images and splits them.</summary>
    /// <param name="parsed">The command line, checked.</param>
    /// <param name="source">What <see cref="Open"/> found.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    public (ImageSet Images, Split Split) Load(ParseResult parsed, DataSource source, CancellationToken cancellationToken)
    {
        var images = TransferProgress.Run(source.Kind == DataKind.MadeUp ? "generating" : "loading", progress => source.Load(parsed.GetValue(_size), Options(parsed), progress, cancellationToken));
        var duplicates = Duplicates(source, cancellationToken);
        var groups = DuplicateGroups.Of(duplicates);
        var name = parsed.GetRequiredValue(_split);
        var split = name switch
        {
            Stratified => Split.Stratified(
                images.LesionShares, SplitSizes.Of(images.Count).Fitting(images.Count, groups), parsed.GetValue(_splitSeed), groups),
            Disjoint => Split.Disjoint(images.Count, parsed.GetValue(_splitSeed)),
            Assignment => Split.Assignment(images.Count, parsed.GetValue(_splitSeed)),
            _ => Split.Read(name, images.Names),
        };
        Leakage.Of(split, images.Names, duplicates).Require(parsed.GetValue(_leakage) ?? (name == Assignment ? LeakagePolicy.Allow : LeakagePolicy.Refuse));
        return (images, split);
    }

    private LoadOptions Options(ParseResult parsed) => new()
    {
        Cache = parsed.GetValue(_cache) is { } folder ? new ImageCache(folder) { Verify = parsed.GetValue(_verifyCache) } : null,
        Bytes = parsed.GetValue(_bytes),
        EmptyMasks = _maskFlags.Empty(parsed),
        Notice = notice => Console.Error.WriteLine(VisibleText.Line(notice)),
    };

    // Synthetic lesions differ by the way they are made.
    private static IReadOnlyList<DuplicatePair> Duplicates(DataSource source, CancellationToken cancellationToken) => source.Kind == DataKind.MadeUp
        ? []
        : DuplicateSearch.Find(TransferProgress.Run("looking for duplicates", progress => PictureFingerprint.OfSource(source, progress, cancellationToken)), cancellationToken);

    private static (int Train, int Validation) Counts(int count, string split)
    {
        var sizes = SplitSizes.Of(count);
        // The original rounds down.
        return (split == Assignment ? count / 2 : sizes.Train, sizes.Validation);
    }

    private static bool WasGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
