using System.Globalization;
using SegLab.Data.Files;
using SegLab.Storage;

namespace SegLab.Data.Duplicates;

/// <summary>Duplicates as a CSV file: the columns <c>first,second,kind,similarity,symmetry</c>, a pair a line; names as in <see cref="CsvTable"/>.</summary>
public static class DuplicateList
{
    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced once the new one is whole.</param>
    /// <param name="pairs">In the order of the lines.</param>
    /// <exception cref="SegLabException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<DuplicatePair> pairs)
    {
        var text = CsvTable.Write(["first", "second", "kind", "similarity", "symmetry"], pairs.Select(pair => (string[])
        [
            pair.FirstName, pair.SecondName, pair.Kind == DuplicateKind.Identical ? "identical" : "near", pair.Similarity.ToString("F4", CultureInfo.InvariantCulture), SymmetryText.Of(pair.Symmetry),
        ]));
        try
        {
            AtomicFile.Write(path, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"The duplicates cannot be written to '{path}': {error.Message}", error);
        }
    }
}
