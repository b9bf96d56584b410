using System.Buffers;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>The order of numbers from the largest down. On a processor float32 is sorted digit by digit, which libtorch's comparing on one core takes several times as long for.</summary>
internal static class DescendingOrder
{
    // Three digits of 11 bits make up a number of 32.
    private const int DigitBits = 11;
    private const int Digits = 3;
    private const int DigitValues = 1 << DigitBits;

    // A span reaches over 2 GiB at most, and a place takes eight bytes.
    private const long MostNumbers = int.MaxValue / sizeof(long);

    // Above its number each key holds 32 bits whose order is the numbers'.
    private const int KeyBits = 32;

    /// <summary>The places of each row's numbers, those of the largest first; equal numbers in any order.</summary>
    /// <param name="rows"><c>[R, n]</c>, floating point, on any device.</param>
    /// <returns><c>[R, n]</c>, int64, on the same device; the caller disposes.</returns>
    public static Tensor Of(Tensor rows)
    {
        if (rows.device_type != DeviceType.CPU || rows.dtype != ScalarType.Float32 || rows.numel() > MostNumbers)
            return rows.argsort(dim: 1, descending: true);
        using var values = rows.contiguous();
        var order = empty(rows.shape, ScalarType.Int64);
        var (count, length) = ((int)rows.shape[0], (int)rows.shape[1]);
        var (keys, other) = (ArrayPool<ulong>.Shared.Rent(length), ArrayPool<ulong>.Shared.Rent(length));
        for (var row = 0; row < count; row++)
        {
            var numbers = MemoryMarshal.Cast<byte, float>(values.bytes).Slice(row * length, length);
            var places = MemoryMarshal.Cast<byte, long>(order.bytes).Slice(row * length, length);
            Sort(numbers, keys.AsSpan(0, length), other.AsSpan(0, length), places);
        }

        ArrayPool<ulong>.Shared.Return(keys);
        ArrayPool<ulong>.Shared.Return(other);
        return order;
    }

    private static void Sort(ReadOnlySpan<float> numbers, Span<ulong> keys, Span<ulong> other, Span<long> places)
    {
        Span<int> counts = stackalloc int[Digits * DigitValues];
        counts.Clear();
        for (var place = 0; place < numbers.Length; place++)
        {
            var key = Key(numbers[place]);
            keys[place] = ((ulong)key << KeyBits) | (uint)place;
            for (var digit = 0; digit < Digits; digit++)
                counts[(digit * DigitValues) + (int)((key >> (digit * DigitBits)) % DigitValues)]++;
        }

        for (var digit = 0; digit < Digits; digit++)
        {
            var starts = counts.Slice(digit * DigitValues, DigitValues);
            var start = 0;
            foreach (ref var value in starts)
                (value, start) = (start, start + value);
            foreach (var key in keys)
                other[starts[(int)((key >> (KeyBits + (digit * DigitBits))) % DigitValues)]++] = key;
            var sorted = other;
            other = keys;
            keys = sorted;
        }

        for (var rank = 0; rank < places.Length; rank++)
            places[rank] = (uint)keys[rank];
    }

    // The bits of positive numbers are in the numbers' order, those of negative ones in the opposite; here the largest gets the smallest key.
    private static uint Key(float number)
    {
        var bits = BitConverter.SingleToUInt32Bits(number);
        return bits >> 31 == 0 ? ~(bits | 0x80000000u) : bits;
    }
}
