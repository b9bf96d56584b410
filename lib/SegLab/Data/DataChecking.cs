using System.Security.Cryptography;
using SegLab.Data.Files;

namespace SegLab.Data;

/// <summary>Looks at every pair of a data source and reports.</summary>
/// <param name="source">What is checked.</param>
/// <param name="layoutProblems">What was wrong before any file was read.</param>
/// <param name="read">Reads a pair, or adds its problems and returns null.</param>
internal sealed class DataChecking(DataSource source, IReadOnlyList<DataProblem> layoutProblems, Func<int, PairReading, LesionPair?> read)
{
    /// <summary>Reads everything once.</summary>
    /// <param name="emptyMasks">Whether a mask without lesion is a problem.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public DataReport Check(EmptyMasks emptyMasks, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var sizes = new (int Width, int Height)?[source.Count];
        var shares = new double?[source.Count];
        var hashes = new string?[source.Count];
        var (isFull, isInverted) = (new bool[source.Count], new bool[source.Count]);
        var readings = PairVisit.ForEach(source.Count, read, Note, progress, cancellationToken, emptyMasks == EmptyMasks.Refuse);
        var findings = LoadFindings.Of(source.Names, readings);
        var known = shares.OfType<double>().ToArray();
        return new DataReport(
            source.Kind,
            source.Description,
            source.Count,
            [.. sizes.OfType<(int Width, int Height)>().CountBy(size => size).OrderByDescending(size => size.Value).ThenBy(size => size.Key).Select(size => new SizeCount(size.Key.Width, size.Key.Height, size.Value))],
            known.Length == 0 ? null : new LesionShare(known.Min(), known.Average(), known.Max()),
            [.. source.Names.Zip(hashes).Where(pair => pair.Second is not null).GroupBy(pair => pair.Second, pair => pair.First).Where(group => group.Count() > 1).Select(IReadOnlyList<string> (group) => [.. group])],
            ProblemList.Sort([.. layoutProblems, .. readings.SelectMany(reading => reading.Problems), .. ValueProblems(findings)]))
        {
            Notices = [.. source.Notices, .. findings.Notices(source.Count, size: null), .. Suspicions(isFull, "all lesion"), .. Suspicions(isInverted, "lesion at the image's border and not inside: lesion and skin may have changed places")],
        };

        void Note(int index, LesionPair pair, PairReading _)
        {
            sizes[index] = (pair.Image.Width, pair.Image.Height);
            shares[index] = pair.Mask.LesionShare;
            (isFull[index], isInverted[index]) = (MaskSuspicion.IsAllLesion(pair.Mask), MaskSuspicion.IsInverted(pair.Mask));
            // The same bytes in another shape are another picture.
            hashes[index] = $"{pair.Image.Width} {Convert.ToHexString(SHA256.HashData(pair.Image.Pixels))}";
        }
    }

    private IEnumerable<DataProblem> ValueProblems(LoadFindings findings) =>
        source.MissingLesionValue(findings) is { } missing ? [new(source.Description, missing)] : [];

    private IEnumerable<string> Suspicions(bool[] has, string what)
    {
        var names = source.Names.Zip(has).Where(pair => pair.Second).Select(pair => pair.First).ToArray();
        return names.Length == 0 ? [] : [$"{names.Length} of {source.Count} masks {(names.Length == 1 ? "is" : "are")} {what}: {NameList.Of(names)}."];
    }
}
