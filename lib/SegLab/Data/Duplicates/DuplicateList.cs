using System.Globalization;
using System.Text;
using SegLab.Storage;

namespace SegLab.Data.Duplicates;

/// <summary>Duplicates as a CSV file: the columns <c>first,second,kind,similarity,symmetry</c>, a pair a line.</summary>
public static class DuplicateList
{
    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced once the new one is whole.</param>
    /// <param name="pairs">In the order of the lines.</param>
    /// <exception cref="SegLabException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<DuplicatePair> pairs)
    {
        var text = new StringBuilder("first,second,kind,similarity,symmetry\n");
        foreach (var pair in pairs)
            text.Append(CultureInfo.InvariantCulture, $"{Quote(pair.FirstName)},{Quote(pair.SecondName)},{(pair.Kind == DuplicateKind.Identical ? "identical" : "near")},{pair.Similarity:F4},{SymmetryText.Of(pair.Symmetry)}\n");
        try
        {
            AtomicFile.Write(path, text.ToString());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"The duplicates cannot be written to '{path}': {error.Message}", error);
        }
    }

    private static string Quote(string name) => name.AsSpan().ContainsAny(",\"\r\n") ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
