using System.Security.Cryptography;

namespace SegLab.Data;

/// <summary>Looks at every pair of a data source and reports.</summary>
/// <param name="source">What is checked.</param>
/// <param name="layoutProblems">What was wrong before any file was read.</param>
/// <param name="read">Reads a pair, or adds its problems and returns null.</param>
internal sealed class DataChecking(DataSource source, IReadOnlyList<DataProblem> layoutProblems, Func<int, ICollection<DataProblem>, LesionPair?> read)
{
    /// <summary>Reads everything once.</summary>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public DataReport Check(IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var sizes = new (int Width, int Height)?[source.Count];
        var shares = new double?[source.Count];
        var hashes = new string?[source.Count];
        var problems = PairVisit.ForEach(source.Count, read, Note, progress, cancellationToken);
        var known = shares.OfType<double>().ToArray();
        return new DataReport(
            source.Kind,
            source.Description,
            source.Count,
            [.. sizes.OfType<(int Width, int Height)>().CountBy(size => size).OrderByDescending(size => size.Value).ThenBy(size => size.Key).Select(size => new SizeCount(size.Key.Width, size.Key.Height, size.Value))],
            known.Length == 0 ? null : new LesionShare(known.Min(), known.Average(), known.Max()),
            [.. source.Names.Zip(hashes).Where(pair => pair.Second is not null).GroupBy(pair => pair.Second, pair => pair.First).Where(group => group.Count() > 1).Select(IReadOnlyList<string> (group) => [.. group])],
            ProblemList.Sort([.. layoutProblems, .. problems]));

        void Note(int index, LesionPair pair)
        {
            sizes[index] = (pair.Image.Width, pair.Image.Height);
            shares[index] = pair.Mask.LesionShare;
            // The same bytes in another shape are another picture.
            hashes[index] = $"{pair.Image.Width} {Convert.ToHexString(SHA256.HashData(pair.Image.Pixels))}";
        }
    }
}
