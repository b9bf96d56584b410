using System.Runtime.InteropServices;

namespace SegLab.Data.Storing;

/// <summary>Pictures as numbers in an array.</summary>
/// <param name="images"><c>[N, 3, H, W]</c>.</param>
/// <param name="masks"><c>[N, H, W]</c>.</param>
internal sealed class FloatsInMemory(float[] images, byte[] masks) : IPictureStore
{
    /// <inheritdoc/>
    public bool HoldsBytes => false;

    /// <inheritdoc/>
    public void ReadPicture(int index, Span<byte> target)
    {
        var length = target.Length / sizeof(float);
        MemoryMarshal.AsBytes(images.AsSpan(index * length, length)).CopyTo(target);
    }

    /// <inheritdoc/>
    public void ReadMask(int index, Span<byte> target) => masks.AsSpan(index * target.Length, target.Length).CopyTo(target);
}
