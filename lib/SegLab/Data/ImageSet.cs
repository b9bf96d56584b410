using static TorchSharp.torch;

namespace SegLab.Data;

/// <summary>Pictures and masks at one size, in memory, ready for training. Holds no tensors.</summary>
public sealed class ImageSet
{
    private readonly float[]? _images;
    private readonly byte[]? _bytes;
    private readonly byte[] _masks;
    private readonly Lazy<string> _contentHash;

    /// <summary>Takes the arrays over; they are not copied.</summary>
    /// <param name="source">Where the pictures came from, for captions: <c>PH2 (…/PH2Dataset)</c>, <c>made-up lesions, seed 42</c>.</param>
    /// <param name="names">One name a picture.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="images">Values in [0, 1], laid out as <c>[N, 3, H, W]</c>.</param>
    /// <param name="masks">1 lesion, 0 skin, laid out as <c>[N, H, W]</c>.</param>
    /// <exception cref="SegLabException">The arrays' lengths do not fit the names and the size.</exception>
    public ImageSet(string source, IReadOnlyList<string> names, int height, int width, float[] images, byte[] masks)
        : this(source, names, height, width, images.Length, masks) => _images = images;

    /// <summary>Takes the arrays over; they are not copied. Pictures that were not resized lose nothing as bytes and need a quarter of the memory.</summary>
    /// <param name="source">Where the pictures came from, for captions.</param>
    /// <param name="names">One name a picture.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="images">Values from 0 to 255, which stand for 0 to 1, laid out as <c>[N, 3, H, W]</c>.</param>
    /// <param name="masks">1 lesion, 0 skin, laid out as <c>[N, H, W]</c>.</param>
    /// <exception cref="SegLabException">The arrays' lengths do not fit the names and the size.</exception>
    public ImageSet(string source, IReadOnlyList<string> names, int height, int width, byte[] images, byte[] masks)
        : this(source, names, height, width, images.Length, masks) => _bytes = images;

    private ImageSet(string source, IReadOnlyList<string> names, int height, int width, int imageValues, byte[] masks)
    {
        var plane = (long)names.Count * height * width;
        if (imageValues != 3 * plane || masks.Length != plane)
            throw new SegLabException($"An image set of {names.Count} pictures of {height}×{width} needs {3 * plane} image values and {plane} mask values; it was given {imageValues} and {masks.Length}.");
        (Source, Names, Height, Width, _masks) = (source, names, height, width, masks);
        _contentHash = new Lazy<string>(() => ImageSetHash.Of(this));
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
    /// bytes and as numbers have the same hash. Computed at the first call, a second for a gigabyte.
    /// </summary>
    public string ContentHash => _contentHash.Value;

    /// <summary>The share of lesion in each mask, 0 to 1: what a split is stratified by.</summary>
    public IReadOnlyList<double> LesionShares => [.. Enumerable.Range(0, Count).Select(index => Mask(index).LesionShare)];

    /// <summary>The pictures at <paramref name="indices"/> as <c>[N, 3, H, W]</c> float32 on the CPU; the caller disposes.</summary>
    /// <param name="indices">Positions in this set; one may occur more than once.</param>
    public Tensor Images(IReadOnlyList<int> indices)
    {
        var values = _images is null ? Array.ConvertAll(Gather(_bytes!, indices, 3 * Height * Width), value => value / 255f) : Gather(_images, indices, 3 * Height * Width);
        using var flat = from_array(values);
        return flat.reshape(indices.Count, 3, Height, Width);
    }

    /// <summary>The masks at <paramref name="indices"/> as <c>[N, 1, H, W]</c> float32 of 0 and 1 on the CPU; the caller disposes.</summary>
    /// <param name="indices">Positions in this set; one may occur more than once.</param>
    public Tensor Masks(IReadOnlyList<int> indices)
    {
        using var flat = from_array(Gather(_masks, indices, Height * Width));
        using var bytes = flat.reshape(indices.Count, 1, Height, Width);
        return bytes.to_type(ScalarType.Float32);
    }

    /// <summary>One picture as bytes, for showing.</summary>
    /// <param name="index">Position in this set.</param>
    public RgbImage Picture(int index)
    {
        var plane = Height * Width;
        var start = index * 3 * plane;
        var pixels = new byte[3 * plane];
        for (var pixel = 0; pixel < plane; pixel++)
        {
            for (var channel = 0; channel < 3; channel++)
                pixels[(3 * pixel) + channel] = Value(start + (channel * plane) + pixel);
        }

        return new RgbImage(Width, Height, pixels);
    }

    /// <summary>One mask, for showing.</summary>
    /// <param name="index">Position in this set.</param>
    public Mask Mask(int index) => new(Width, Height, _masks.AsSpan(index * Height * Width, Height * Width).ToArray());

    /// <summary>One picture's values, <c>[3, H, W]</c>.</summary>
    internal ReadOnlySpan<float> Values(int index)
    {
        var length = 3 * Height * Width;
        return _images is null ? Array.ConvertAll(_bytes.AsSpan(index * length, length).ToArray(), value => value / 255f) : _images.AsSpan(index * length, length);
    }

    /// <summary>One mask's values, <c>[H, W]</c>.</summary>
    internal ReadOnlySpan<byte> MaskValues(int index) => _masks.AsSpan(index * Height * Width, Height * Width);

    private byte Value(int position) => _images is null ? _bytes![position] : (byte)MathF.Round(255 * _images[position]);

    private static T[] Gather<T>(T[] source, IReadOnlyList<int> indices, int length)
    {
        var gathered = new T[indices.Count * length];
        for (var position = 0; position < indices.Count; position++)
            Array.Copy(source, indices[position] * length, gathered, position * length, length);
        return gathered;
    }
}
