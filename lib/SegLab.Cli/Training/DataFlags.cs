using System.CommandLine;
using SegLab.Cli.Data;
using SegLab.Data;
using SegLab.Data.Caching;
using SegLab.Data.Duplicates;
using SegLab.Data.Splits;
using SegLab.Models;

namespace SegLab.Cli.Training;

/// <summary>The flags that say which pictures there are, how large, and how they are split.</summary>
internal sealed class DataFlags
{
    private const string Stratified = "stratified";
    private const string Disjoint = "disjoint";
    private const string Assignment = "assignment";

    private readonly Option<string?> _data = new("--data") { Description = "A folder of images and masks: PH2, ISIC, or any two folders paired by name. [default: made-up lesions]", HelpName = "DIR" };

    private readonly Option<string?> _masks = new("--masks") { Description = "The folder of the masks, where --data is the folder of the images alone. [default: found in --data]", HelpName = "DIR" };

    private readonly MaskFlags _maskFlags = new();

    private readonly Option<int?> _count = new("--count") { Description = "How many pictures: the first by name, or so many made-up lesions. [default: all; 200 made-up lesions]", HelpName = "N" };

    private readonly Option<uint> _dataSeed = new("--data-seed") { Description = "The seed of made-up lesions.", HelpName = "N", DefaultValueFactory = _ => 42 };

    private readonly Option<int> _size = new("--size") { Description = $"The side to which pictures are resized, in pixels; divisible by {SegmentationNetwork.SideDivisor}.", HelpName = "PIXELS", DefaultValueFactory = _ => 128 };

    private readonly Option<string> _split = new("--split")
    {
        Description = $"Which pictures train (half), validate (a quarter) and test: {Stratified}, each once, lesions of all sizes in each part, and pictures that show the same in one; {Disjoint}, each once, at random; {Assignment}, drawn with replacement as the original did, so that pictures leak; or a file that a split was saved to.",
        HelpName = $"{Stratified}|{Disjoint}|{Assignment}|FILE",
        DefaultValueFactory = _ => Stratified,
    };

    private readonly Option<uint> _splitSeed = new("--split-seed") { Description = "The seed of the split.", HelpName = "N", DefaultValueFactory = _ => 42 };

    private readonly Option<LeakagePolicy?> _leakage = new("--leakage")
    {
        Description = $"What to do where the same picture, by name or content, stands in two parts of the split: end with an error that lists them, or go on. [default: refuse; allow with --split {Assignment}]",
        HelpName = "refuse|allow",
    };

    private readonly Option<string?> _cache = new("--cache")
    {
        Description = "A folder that keeps decoded and resized pictures, found again by content, so that the next run starts at once and pictures need not fit into memory. What is in it may be deleted at any time. [default: none]",
        HelpName = "DIR",
    };

    private readonly Option<bool> _verifyCache = new("--verify-cache")
    {
        Description = "Read and hash all images and masks anew before --cache is asked, instead of trusting their times of change.",
    };

    private readonly Option<bool> _bytes = new("--bytes") { Description = "Keep resized pictures as bytes: a quarter of the space, each value at most 1/510 off. Another data set, with runs of its own." };

    /// <summary>The flags, for a command.</summary>
    public IEnumerable<Option> All => [_data, _masks, .. _maskFlags.All, _count, _dataSeed, _size, _cache, _verifyCache, _bytes, _split, _splitSeed, _leakage];

    /// <summary>Finds out what is wrong before anything is loaded.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="problems">Told what is wrong.</param>
    public void Check(ParseResult parsed, List<string> problems)
    {
        var (size, split) = (parsed.GetValue(_size), parsed.GetRequiredValue(_split));
        if (size < SegmentationNetwork.SideDivisor || size % SegmentationNetwork.SideDivisor != 0)
            problems.Add($"--size {size}: the networks take sides that are divisible by {SegmentationNetwork.SideDivisor}, such as 64, 128 or 256.");
        if (parsed.GetValue(_data) is { } data && !Directory.Exists(data))
            problems.Add($"--data {data}: there is no such folder ({Path.GetFullPath(data)}). Name a folder of images and masks, or leave --data out for made-up lesions.");
        if (parsed.GetValue(_masks) is { } masks && !Directory.Exists(masks))
            problems.Add($"--masks {masks}: there is no such folder ({Path.GetFullPath(masks)}).");
        problems.AddRange(_maskFlags.Problems(parsed));
        if (parsed.GetValue(_cache) is { } cache && File.Exists(cache))
            problems.Add($"--cache {cache}: that is a file. Name a folder; it is made if need be.");
        if (parsed.GetValue(_verifyCache) && parsed.GetValue(_cache) is null)
            problems.Add("--verify-cache: there is no cache to verify. Name its folder with --cache DIR.");
        if (parsed.GetValue(_count) is < 3 and var count)
            problems.Add($"--count {count}: at least 3 pictures are needed, one to train on, one to validate and one to test.");
        if (split is not (Stratified or Disjoint or Assignment) && !File.Exists(split))
            problems.Add($"--split {split}: there is no such file, and no such split. There are {Stratified}, {Disjoint} and {Assignment}.");
    }

    /// <summary>Loads the pictures and splits them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    public (ImageSet Images, Split Split) Load(ParseResult parsed, CancellationToken cancellationToken)
    {
        var source = Source(parsed);
        var images = TransferProgress.Run(source.Kind == DataKind.MadeUp ? "painting" : "loading", progress => source.Load(parsed.GetValue(_size), Options(parsed), progress, cancellationToken));
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
        Notice = Console.Error.WriteLine,
    };

    // Made-up lesions differ by the way they are made.
    private static IReadOnlyList<DuplicatePair> Duplicates(DataSource source, CancellationToken cancellationToken) => source.Kind == DataKind.MadeUp
        ? []
        : DuplicateSearch.Find(TransferProgress.Run("looking for duplicates", progress => PictureFingerprint.OfSource(source, progress, cancellationToken)), cancellationToken);

    private DataSource Source(ParseResult parsed)
    {
        var count = parsed.GetValue(_count);
        if (parsed.GetValue(_data) is not { } data)
            return DataSource.MadeUp(count ?? 200, parsed.GetValue(_dataSeed));
        var source = _maskFlags.Apply(parsed.GetValue(_masks) is { } masks ? DataSource.Open(data, masks) : DataSource.Open(data), parsed);
        return count is { } first ? source.Take(first) : source;
    }
}
