using System.Text.Encodings.Web;
using System.Text.Json;
using SegLab.Data.Layouts;
using SegLab.Storage;

namespace SegLab.Data;

/// <summary>A split on the disk: JSON with the pictures' names under <c>train</c>, <c>validation</c> and <c>test</c>.</summary>
internal sealed record SplitFile(IReadOnlyList<string>? Train, IReadOnlyList<string>? Validation, IReadOnlyList<string>? Test)
{
    private const int NamesShown = 5;

    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file whole or not at all.</summary>
    public static void Write(string path, Split split, IReadOnlyList<string> names)
    {
        if (split.Train.Concat(split.Validation).Concat(split.Test).Where(position => position < 0 || position >= names.Count).Distinct().Order().ToArray() is { Length: > 0 } outside)
            throw new SegLabException($"The split holds positions ({string.Join(", ", outside.Take(NamesShown))}) outside the {names.Count} pictures that it is saved with. Save it with the names of the set that it was made for.");
        RequireDifferent(path, names, [.. split.Train.Concat(split.Validation).Concat(split.Test).Select(position => names[position])]);
        var file = new SplitFile(NamesOf(split.Train), NamesOf(split.Validation), NamesOf(split.Test));
        try
        {
            AtomicFile.Write(path, JsonSerializer.Serialize(file, _options) + "\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"The split cannot be written to '{path}': {error.Message}", error);
        }

        string[] NamesOf(IReadOnlyList<int> part) => [.. part.Select(position => names[position])];
    }

    /// <summary>Finds the names' positions.</summary>
    public static Split Read(string path, IReadOnlyList<string> names)
    {
        var file = Parse(path);
        if (file is not { Train: { } train, Validation: { } validation, Test: { } test })
            throw new SegLabException($"'{path}' is not a split: it needs the lists 'train', 'validation' and 'test' of pictures' names.");
        if (new[] { train, validation, test }.Any(part => part.Count == 0 || part.Contains(null!)))
            throw new SegLabException($"The split '{path}' has an empty part or an empty name; each of 'train', 'validation' and 'test' needs at least one picture's name.");
        var positions = names.Index().DistinctBy(entry => entry.Item).ToDictionary(entry => entry.Item, entry => entry.Index);
        // Another system may have written the same names in another form.
        foreach (var alike in names.Index().GroupBy(entry => CanonicalName.Of(entry.Item)).Where(alike => alike.Count() == 1))
            positions.TryAdd(alike.Key, alike.Single().Index);
        if (train.Concat(validation).Concat(test).Where(name => PositionOf(name) is null).Distinct().ToArray() is { Length: > 0 } unknown)
        {
            var more = unknown.Length > NamesShown ? $" and {unknown.Length - NamesShown} more" : "";
            throw new SegLabException($"The split '{path}' names {unknown.Length} picture{(unknown.Length == 1 ? "" : "s")} that the {names.Count} loaded ones do not include: {string.Join(", ", unknown.Take(NamesShown))}{more}. Load the data that the split was made for.");
        }

        RequireDifferent(path, names, [.. train, .. validation, .. test]);
        return new Split(PositionsOf(train), PositionsOf(validation), PositionsOf(test));

        int[] PositionsOf(IReadOnlyList<string> part) => [.. part.Select(name => PositionOf(name)!.Value)];

        int? PositionOf(string name) =>
            positions.TryGetValue(name, out var position) || positions.TryGetValue(CanonicalName.Of(name), out position) ? position : null;
    }

    // A name stands for one picture.
    private static void RequireDifferent(string path, IReadOnlyList<string> names, HashSet<string> used)
    {
        if (names.CountBy(name => name).Where(entry => entry.Value > 1 && used.Contains(entry.Key)).Select(entry => entry.Key).ToArray() is { Length: > 0 } repeated)
            throw new SegLabException($"The split '{path}' goes by names, and several of the {names.Count} pictures have the same: {string.Join(", ", repeated.Take(NamesShown))}. Give each picture a name of its own.");
    }

    private static SplitFile? Parse(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SplitFile>(FileSystem.Current.ReadText(path), _options);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SegLabException($"There is no split file '{path}'.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"The split '{path}' cannot be read: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new SegLabException($"'{path}' is not a split: it is not the JSON of one ({error.Message})", error);
        }
    }
}
