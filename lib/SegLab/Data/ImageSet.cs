using System.Runtime.InteropServices;
using SegLab.Data.Storing;
using static TorchSharp.torch;

namespace SegLab.Data;

/// <summary>
/// Pictures and masks at one size, ready for training: in memory, or in a cache's file, from which each is read when it is asked for.
/// Holds no tensors.
/// </summary>
public sealed class ImageSet
{
    private readonly IPictureStore _store;
    private readonly Lazy<string> _contentHash;
    private readonly Lazy<IReadOnlyList<double>> _lesionShares;

    /// <summary>Takes the arrays over; they are not copied.</summary>
    /// <param name="source">Where the pictures came from, for captions: <c>PH2 (…/PH2Dataset)</c>, <c>made-up lesions, seed 42</c>.</param>
    /// <param name="names">One name a picture.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="images">Values in [0, 1], laid out as <c>[N, 3, H, W]</c>.</param>
    /// <param name="masks">1 lesion, 0 skin, laid out as <c>[N, H, W]</c>.</param>
    /// <exception cref="SegLabException">The arrays' lengths do not fit the names and the size.</exception>
    public ImageSet(string source, IReadOnlyList<string> names, int height, int width, float[] images, byte[] masks)
        : this(source, names, height, width, new FloatsInMemory(images, masks)) => RequireFit(images.Length, masks.Length);

    /// <summary>Takes the arrays over; they are not copied. Pictures that were not resized lose nothing as bytes and need a quarter of the memory.</summary>
    /// <param name="source">Where the pictures came from, for captions.</param>
    /// <param name="names">One name a picture.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="images">Values from 0 to 255, which stand for 0 to 1, laid out as <c>[N, 3, H, W]</c>.</param>
    /// <param name="masks">1 lesion, 0 skin, laid out as <c>[N, H, W]</c>.</param>
    /// <exception cref="SegLabException">The arrays' lengths do not fit the names and the size.</exception>
    public ImageSet(string source, IReadOnlyList<string> names, int height, int width, byte[] images, byte[] masks)
        : this(source, names, height, width, new BytesInMemory(images, masks)) => RequireFit(images.Length, masks.Length);

    /// <summary>A set whose values lie anywhere.</summary>
    /// <param name="source">Where the pictures came from, for captions.</param>
    /// <param name="names">One name a picture.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="store">Where the values lie.</param>
    /// <param name="contentHash">The set's <see cref="ContentHash"/>, where it is known; null to compute it when it is asked for.</param>
    /// <param name="lesionShares">The set's <see cref="LesionShares"/>, where they are known.</param>
    internal ImageSet(string source, IReadOnlyList<string> names, int height, int width, IPictureStore store, string? contentHash = null, IReadOnlyList<double>? lesionShares = null)
    {
        (Source, Names, Height, Width, _store) = (source, names, height, width, store);
        _contentHash = new Lazy<string>(() => contentHash ?? ImageSetHash.Of(this));
        _lesionShares = new Lazy<IReadOnlyList<double>>(() => lesionShares ?? [.. Enumerable.Range(0, Count).Select(index => Mask(index).LesionShare)]);
    }

    /// <summary>Where the pictures came from, for captions.</summary>
    public string Source { get; }

    /// <summary>One name a picture.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>In pixels.</summary>
    public int Height { get; }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>How many pictures.</summary>
    public int Count => Names.Count;

    /// <summary>
    /// SHA-256 of what the set holds, in hexadecimal: its size, names, pictures and masks, wherever they came from. The same values as
    /// bytes and as numbers have the same hash. Computed at the first call, a second for a gigabyte; a cache's file knows it.
    /// </summary>
    public string ContentHash => _contentHash.Value;

    /// <summary>The share of lesion in each mask, 0 to 1: what a split is stratified by.</summary>
    public IReadOnlyList<double> LesionShares => _lesionShares.Value;

    /// <summary>What loading found out that has to be told.</summary>
    internal LoadFindings Findings { get; init; } = LoadFindings.None;

    /// <summary>Whether pictures are stored as bytes rather than numbers.</summary>
    internal bool HoldsBytes => _store.HoldsBytes;

    /// <summary>Bytes of a picture as it is stored.</summary>
    internal int StoredLength => 3 * Height * Width * (HoldsBytes ? 1 : sizeof(float));

    /// <summary>The pictures at <paramref name="indices"/> as <c>[N, 3, H, W]</c> float32 on the CPU; the caller disposes.</summary>
    /// <param name="indices">Positions in this set; one may occur more than once.</param>
    /// <exception cref="SegLabException">The set lies in a cache's file that is damaged or can't be read.</exception>
    public Tensor Images(IReadOnlyList<int> indices)
    {
        var images = empty([indices.Count, 3, Height, Width], ScalarType.Float32);
        for (var position = 0; position < indices.Count; position++)
        {
            using var picture = images[position];
            CopyValues(indices[position], MemoryMarshal.Cast<byte, float>(picture.bytes));
        }

        return images;
    }

    /// <summary>The masks at <paramref name="indices"/> as <c>[N, 1, H, W]</c> float32 of 0 and 1 on the CPU; the caller disposes.</summary>
    /// <param name="indices">Positions in this set; one may occur more than once.</param>
    /// <exception cref="SegLabException">The set lies in a cache's file that is damaged or can't be read.</exception>
    public Tensor Masks(IReadOnlyList<int> indices)
    {
        using var bytes = empty([indices.Count, 1, Height, Width], ScalarType.Byte);
        for (var position = 0; position < indices.Count; position++)
        {
            using var mask = bytes[position];
            _store.ReadMask(indices[position], mask.bytes);
        }

        return bytes.to_type(ScalarType.Float32);
    }

    /// <summary>One picture as bytes, for showing.</summary>
    /// <param name="index">Position in this set.</param>
    public RgbImage Picture(int index)
    {
        var plane = Height * Width;
        var stored = new byte[StoredLength];
        _store.ReadPicture(index, stored);
        var planes = HoldsBytes ? stored : Array.ConvertAll(MemoryMarshal.Cast<byte, float>(stored).ToArray(), PictureValues.ToByte);
        var pixels = new byte[3 * plane];
        for (var pixel = 0; pixel < plane; pixel++)
        {
            for (var channel = 0; channel < 3; channel++)
                pixels[(3 * pixel) + channel] = planes[(channel * plane) + pixel];
        }

        return new RgbImage(Width, Height, pixels);
    }

    /// <summary>One mask, for showing.</summary>
    /// <param name="index">Position in this set.</param>
    public Mask Mask(int index) => new(Width, Height, MaskValues(index));

    /// <summary>One picture's values, <c>[3, H, W]</c>.</summary>
    internal float[] Values(int index)
    {
        var values = new float[3 * Height * Width];
        CopyValues(index, values);
        return values;
    }

    /// <summary>One mask's values, <c>[H, W]</c>.</summary>
    internal byte[] MaskValues(int index)
    {
        var values = new byte[Height * Width];
        _store.ReadMask(index, values);
        return values;
    }

    /// <summary>Copies a picture as it is stored: <see cref="StoredLength"/> bytes.</summary>
    internal void ReadStored(int index, Span<byte> target) => _store.ReadPicture(index, target);

    /// <summary>Copies a mask: a byte a pixel.</summary>
    internal void ReadMask(int index, Span<byte> target) => _store.ReadMask(index, target);

    private void CopyValues(int index, Span<float> target)
    {
        if (!HoldsBytes)
        {
            _store.ReadPicture(index, MemoryMarshal.AsBytes(target));
            return;
        }

        var bytes = new byte[target.Length];
        _store.ReadPicture(index, bytes);
        PictureValues.Widen(bytes, target);
    }

    private void RequireFit(int imageValues, int maskValues)
    {
        var plane = (long)Count * Height * Width;
        if (imageValues != 3 * plane || maskValues != plane)
            throw new SegLabException($"An image set of {Count} pictures of {Height}×{Width} needs {3 * plane} image values and {plane} mask values; it was given {imageValues} and {maskValues}.");
    }
}
