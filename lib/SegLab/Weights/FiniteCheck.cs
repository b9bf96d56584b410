using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SegLab.Weights;

/// <summary>Looks for NaN and infinite numbers in a weight file, fast: those whose exponent has every bit set.</summary>
internal static class FiniteCheck
{
    private const int BufferLength = 1 << 18;

    /// <summary>The tensors that hold such a number.</summary>
    /// <param name="stream">The file, at its first tensor.</param>
    /// <param name="header">Its head.</param>
    public static IReadOnlyList<string> NonFinite(Stream stream, SafetensorsHeader header)
    {
        var (found, buffer) = (new List<string>(), new byte[BufferLength]);
        foreach (var entry in header.Entries)
        {
            var isFinite = true;
            for (var left = entry.End - entry.Start; left > 0;)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
                stream.ReadExactly(part);
                left -= part.Length;
                isFinite = isFinite && IsFinite(part, entry.Type);
            }

            if (!isFinite)
                found.Add(entry.Name);
        }

        return found;
    }

    private static bool IsFinite(ReadOnlySpan<byte> bytes, ScalarType type) => type switch
    {
        ScalarType.Float32 => !HasAll(MemoryMarshal.Cast<byte, uint>(bytes), 0x7f80_0000u),
        ScalarType.Float64 => !HasAll(MemoryMarshal.Cast<byte, ulong>(bytes), 0x7ff0_0000_0000_0000ul),
        ScalarType.Float16 => !HasAll(MemoryMarshal.Cast<byte, ushort>(bytes), (ushort)0x7c00),
        ScalarType.BFloat16 => !HasAll(MemoryMarshal.Cast<byte, ushort>(bytes), (ushort)0x7f80),
        _ => true,
    };

    // Whether all bits of the exponent are set in any of the values.
    private static bool HasAll<T>(ReadOnlySpan<T> values, T exponent)
        where T : unmanaged, IBinaryInteger<T>
    {
        var bits = new Vector<T>(exponent);
        for (; values.Length >= Vector<T>.Count; values = values[Vector<T>.Count..])
        {
            if (Vector.EqualsAny(new Vector<T>(values) & bits, bits))
                return true;
        }

        foreach (var value in values)
        {
            if ((value & exponent) == exponent)
                return true;
        }

        return false;
    }
}
