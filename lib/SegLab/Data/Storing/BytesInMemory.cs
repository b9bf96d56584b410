namespace SegLab.Data.Storing;

/// <summary>Pictures as bytes in an array.</summary>
/// <param name="images"><c>[N, 3, H, W]</c>.</param>
/// <param name="masks"><c>[N, H, W]</c>.</param>
internal sealed class BytesInMemory(byte[] images, byte[] masks) : IPictureStore
{
    /// <inheritdoc/>
    public bool HoldsBytes => true;

    /// <inheritdoc/>
    public void ReadPicture(int index, Span<byte> target) => images.AsSpan(index * target.Length, target.Length).CopyTo(target);

    /// <inheritdoc/>
    public void ReadMask(int index, Span<byte> target) => masks.AsSpan(index * target.Length, target.Length).CopyTo(target);
}
