using static TorchSharp.torch;

namespace SegLab.Weights;

/// <summary>Where a tensor lies in a file.</summary>
/// <param name="Name">Its name in the state dictionary.</param>
/// <param name="Type">Its number type.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
/// <param name="Start">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record SafetensorsEntry(string Name, ScalarType Type, long[] Shape, long Start, long End)
{
    /// <summary>How many bytes a tensor of a type and shape takes.</summary>
    /// <exception cref="OverflowException">More than a 64-bit number counts.</exception>
    public static long SizeOf(ScalarType type, IEnumerable<long> shape)
        => shape.Aggregate((long)SafetensorsTypes.SizeOf(type), (size, side) => checked(size * side));
}
