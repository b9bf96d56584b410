using System.Text.Encodings.Web;
using System.Text.Json;
using SegLab.Storage;

namespace SegLab.Benchmarks.Reports;

/// <summary>What a command measured, on what, and how: the one format of all of them.</summary>
/// <param name="Command">The command's name, such as <c>train</c>.</param>
/// <param name="Commit">The sources' commit; null where git or the working tree is missing.</param>
/// <param name="Date">When it was measured.</param>
/// <param name="Machine">On what.</param>
/// <param name="Settings">How: name and value of each setting that decides the figures.</param>
/// <param name="Rows">The figures, each with a name of its own.</param>
internal sealed record BenchmarkReport(
    string Command,
    string? Commit,
    DateTimeOffset Date,
    BenchmarkMachine Machine,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyList<BenchmarkRow> Rows)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A report of figures measured just now, on this machine.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="settings">What decides the figures.</param>
    /// <param name="rows">The figures.</param>
    public static BenchmarkReport Now(string command, IReadOnlyDictionary<string, string> settings, IEnumerable<BenchmarkRow> rows) =>
        new(command, SourceCommit.Current(), DateTimeOffset.Now, BenchmarkMachine.Current(), settings, [.. rows]);

    /// <summary>Writes the report as JSON; the file is there whole or not at all.</summary>
    /// <param name="path">The file, replaced if it exists; its folder is made if need be.</param>
    /// <exception cref="SegLabException">It could not be written, or two rows share a name, or a row has no values or one that is no number.</exception>
    public void Save(string path)
    {
        Check(path);
        try
        {
            AtomicFile.Write(path, JsonSerializer.Serialize(this, Format) + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"{path} could not be written: {exception.Message} Choose another file with --out.", exception);
        }
    }

    /// <summary>Reads a report that <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SegLabException">There is no such file, or it holds no report.</exception>
    public static BenchmarkReport Load(string path)
    {
        try
        {
            var report = JsonSerializer.Deserialize<BenchmarkReport>(File.ReadAllText(path), Format)
                ?? throw new JsonException("It holds null.");
            report.Check(path);
            return report;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SegLabException($"There is no file {path}. A benchmark writes it with --out {path}.", exception);
        }
        catch (JsonException exception)
        {
            throw new SegLabException($"{path} is not a benchmark's report: {exception.Message} A benchmark writes one with --out FILE.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"{path} could not be read: {exception.Message}", exception);
        }
    }

    private void Check(string path)
    {
        if (Rows.FirstOrDefault(row => row.Values.Count == 0 || row.Values.Any(value => !double.IsFinite(value))) is { } empty)
            throw new SegLabException($"{path}: the row '{empty.Name}' has {(empty.Values.Count == 0 ? "no values" : "a value that is no number")}; measure it again.");
        if (Rows.CountBy(row => row.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } name })
            throw new SegLabException($"{path}: {Rows.Count(row => row.Name == name)} rows are called '{name}'; each needs a name of its own.");
    }
}
