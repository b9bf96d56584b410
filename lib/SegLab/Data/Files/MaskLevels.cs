using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SegLab.Data.Files;

/// <summary>Tells lesion from skin in a decoded mask, and refuses what is not a mask of two levels.</summary>
internal static class MaskLevels
{
    /// <summary>Turns colours into 1 (the brighter level) and 0.</summary>
    /// <param name="pixels">Four bytes a pixel; the fourth is ignored.</param>
    /// <param name="lesion">One byte a pixel: 1 lesion, 0 skin. A picture of one level that is not black is all lesion.</param>
    /// <returns>What is wrong, or null.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string? Read(ReadOnlySpan<byte> pixels, out byte[] lesion)
    {
        var colours = MemoryMarshal.Cast<byte, uint>(pixels);
        lesion = new byte[colours.Length];
        var first = Opaque(colours[0]);
        var second = first;
        for (var pixel = 0; pixel < lesion.Length; pixel++)
        {
            var colour = Opaque(colours[pixel]);
            if (colour == first)
                continue;
            if (second == first)
                second = colour;
            if (colour != second)
                return $"the mask has {Count(colours)} levels; a mask has two, such as 0 and 255.";
            lesion[pixel] = 1;
        }

        if (second == first)
        {
            Array.Fill(lesion, (byte)(Brightness(first) > 0 ? 1 : 0));
            return Brightness(first) > 0 ? null : "the mask is empty: no pixel is lesion.";
        }

        if (Brightness(first) > Brightness(second))
        {
            for (var pixel = 0; pixel < lesion.Length; pixel++)
                lesion[pixel] ^= 1;
        }

        return null;
    }

    private static uint Opaque(uint colour) => BitConverter.IsLittleEndian ? colour & 0x00FFFFFF : colour & 0xFFFFFF00;

    private static int Brightness(uint colour) => (int)((colour & 0xFF) + ((colour >> 8) & 0xFF) + ((colour >> 16) & 0xFF) + (colour >> 24));

    private static int Count(ReadOnlySpan<uint> colours)
    {
        var distinct = new HashSet<uint>();
        foreach (var colour in colours)
            distinct.Add(Opaque(colour));
        return distinct.Count;
    }
}
