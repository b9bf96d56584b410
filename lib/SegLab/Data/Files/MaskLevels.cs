using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SegLab.Data.Files;

/// <summary>Tells lesion from skin in a decoded mask of two colours.</summary>
internal static class MaskLevels
{
    /// <summary>Turns colours into 1 (the brighter level) and 0.</summary>
    /// <param name="pixels">Four bytes a pixel; the fourth is ignored.</param>
    /// <param name="lesion">One byte a pixel: 1 lesion, 0 skin. A picture of one level is all lesion, or all skin where it is black.</param>
    /// <returns>Whether there are two levels or one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> pixels, out byte[] lesion)
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
                return false;
            lesion[pixel] = 1;
        }

        if (second == first)
        {
            Array.Fill(lesion, (byte)(Brightness(first) > 0 ? 1 : 0));
        }
        else if (Brightness(first) > Brightness(second))
        {
            for (var pixel = 0; pixel < lesion.Length; pixel++)
                lesion[pixel] ^= 1;
        }

        return true;
    }

    private static uint Opaque(uint colour) => BitConverter.IsLittleEndian ? colour & 0x00FFFFFF : colour & 0xFFFFFF00;

    private static int Brightness(uint colour) => (int)((colour & 0xFF) + ((colour >> 8) & 0xFF) + ((colour >> 16) & 0xFF) + (colour >> 24));
}
