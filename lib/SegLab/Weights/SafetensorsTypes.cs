using static TorchSharp.torch;

namespace SegLab.Weights;

/// <summary>The number types that are read and written, by their names in the format.</summary>
internal static class SafetensorsTypes
{
    private static readonly IReadOnlyList<(string Name, ScalarType Type, int Bytes)> All =
    [
        ("F32", ScalarType.Float32, 4), ("F64", ScalarType.Float64, 8), ("F16", ScalarType.Float16, 2), ("BF16", ScalarType.BFloat16, 2),
        ("I64", ScalarType.Int64, 8), ("I32", ScalarType.Int32, 4), ("U8", ScalarType.Byte, 1), ("BOOL", ScalarType.Bool, 1),
    ];

    /// <summary>The names, for messages.</summary>
    public static string Names => string.Join(", ", All.Select(entry => entry.Name));

    /// <summary>Torch's type for a name, or null.</summary>
    public static ScalarType? Find(string? name) => All.Where(entry => entry.Name == name).Select(entry => (ScalarType?)entry.Type).FirstOrDefault();

    /// <summary>The format's name for a type, or null.</summary>
    public static string? NameOf(ScalarType type) => All.Where(entry => entry.Type == type).Select(entry => entry.Name).FirstOrDefault();

    /// <summary>Bytes a number.</summary>
    public static int SizeOf(ScalarType type) => All.First(entry => entry.Type == type).Bytes;
}
