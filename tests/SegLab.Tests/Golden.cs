using System.Text.Json;

namespace SegLab.Tests;

/// <summary>The reference values: from the folder that SEGLAB_GOLDEN names, else from the copies beside the tests.</summary>
internal static class Golden
{
    public static string Folder => Environment.GetEnvironmentVariable("SEGLAB_GOLDEN") is { Length: > 0 } folder
        ? folder
        : Path.Combine(AppContext.BaseDirectory, "golden");

    public static JsonElement Read(string fileName)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, fileName));
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    /// <summary>A number, or one of the strings NaN, Infinity and -Infinity.</summary>
    public static double Number(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? element.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var other => throw new FormatException($"'{other}' is not a number."),
        }
        : element.GetDouble();

    public static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    public static float[] Floats(JsonElement array) => [.. array.EnumerateArray().Select(element => (float)Number(element))];

    public static long[] Shape(JsonElement array) => [.. array.EnumerateArray().Select(element => element.GetInt64())];
}
