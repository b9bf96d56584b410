using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using SegLab.Storage;
using SkiaSharp;

namespace SegLab.Data.Files;

/// <summary>Decodes one file. The buffers are borrowed: what is decoded is valid until disposal.</summary>
/// <param name="path">A BMP, PNG, JPEG or WebP file.</param>
/// <param name="what">What it is to be, for problems: <c>image</c>, <c>mask</c>.</param>
/// <param name="reading">Whose memory it takes, for the time that the reading lasts.</param>
internal sealed class PictureDecoding(string path, string what, PairReading reading) : IDisposable
{
    private const int LargestPixelCount = 1 << 28;

    // An image's three bytes a pixel; next to them its mask's four, what is lesion, in vain and in earnest, and two distances of grey borders.
    private const long BytesAPixel = 11;

    // What is decoded twice has up to four values of two bytes more, and the file's content is in memory four times.
    private const long BytesATwiceDecodedPixel = BytesAPixel + 8;
    private const long CopiesOfATwiceDecodedFile = 4;

    private PixelBuffer? _pixels;

    /// <summary>
    /// The shorter side in pixels that is enough: a JPEG is then decoded to about this size at once, if it is larger, and <see cref="Hash"/>
    /// is computed. Null, the default, for its own size.
    /// </summary>
    public int? Enough { get; init; }

    /// <summary>Looks at the size, as seen, before anything is decoded: what is wrong with it, or null. Null, the default, takes every size.</summary>
    public Func<int, int, string?>? Expect { get; init; }

    /// <summary>In pixels, as stored.</summary>
    public int Width { get; private set; }

    /// <summary>In pixels, as stored.</summary>
    public int Height { get; private set; }

    /// <summary>How it has to be turned.</summary>
    public ImageOrientation Orientation { get; private set; } = ImageOrientation.AsStored;

    /// <summary>Width and height in pixels, as seen.</summary>
    public (int Width, int Height) Seen => Orientation.SwapsSides ? (Height, Width) : (Width, Height);

    /// <summary>Whether <see cref="SixteenBits"/> and <see cref="Palette"/> are read too. False by default.</summary>
    public bool OwnValues { get; init; }

    /// <summary>Whether <see cref="Places"/> are read too, where <see cref="Palette"/> alone does not tell them. False by default.</summary>
    public bool OwnPlaces { get; init; }

    /// <summary>The values of a PNG of 16 bits, of which <see cref="Pixels"/> holds the upper eight; null for other files.</summary>
    public ushort[]? SixteenBits { get; private set; }

    /// <summary>A PNG's palette, 0xRRGGBB each; null for other files.</summary>
    public int[]? Palette { get; private set; }

    /// <summary>Each pixel's place in a <see cref="Palette"/> in which a colour is twice; null for other files.</summary>
    public ushort[]? Places { get; private set; }

    /// <summary>Whether the format changes values a little: JPEG and WebP.</summary>
    public bool IsLossy { get; private set; }

    /// <summary>Whether pixels may be transparent.</summary>
    public bool HasOpacity { get; private set; }

    /// <summary>SHA-256 of the file, where less than its own size is enough; else empty.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Rows from the top as stored, four bytes a pixel: red, green, blue and opacity.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels is null ? [] : _pixels.Bytes;

    /// <summary>Reads and decodes.</summary>
    /// <returns>What is wrong, a clause that follows the file's name; or null.</returns>
    public string? Run()
    {
        try
        {
            using var handle = FileSystem.Current.OpenHandle(path, options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(handle);
            if (length == 0)
                return $"the {what} is an empty file.";
            if (length > Array.MaxLength)
                return $"the {what}'s file is too large ({length} bytes).";
            // Nobody waits while holding: where not all that the header asks for is free, the file is let go, and read again later.
            for (var needed = length; ;)
            {
                if (reading.Reserve(needed) is { } excess)
                    return $"the {what}{(Width > 0 ? $" is {Width}×{Height}" : $"'s file has {length} bytes")}, and {excess}";
                using var file = new PixelBuffer((int)length);
                if (!TryFill(file, handle))
                    return $"the {what}'s file got shorter while it was read.";
                if (Decode(file, ref needed, out var problem))
                    return problem;
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return $"the {what} is missing.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"the {what} cannot be opened: {error.Message}";
        }
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose() => _pixels?.Dispose();

    private static bool TryFill(PixelBuffer file, SafeFileHandle handle)
    {
        for (var read = 0; read < file.Length;)
        {
            var count = FileSystem.Current.Read(handle, file.Bytes[read..], read);
            if (count == 0)
                return false;
            read += count;
        }

        return true;
    }

    // False where more memory is needed than is free at this moment.
    private bool Decode(PixelBuffer file, ref long needed, out string? problem)
    {
        if (Enough is not null)
            Hash = Convert.ToHexString(SHA256.HashData(file.Bytes));
        using var data = SKData.Create(file.Start, file.Length);
        using var codec = SKCodec.Create(data);
        problem = codec is null ? Unreadable(file.Bytes) : Prepare(codec, file);
        if (codec is null || problem is not null)
            return true;
        if (OwnValues)
            Palette = PngValues.Palette(file.Bytes);
        var hasSixteenBits = OwnValues && PngChunks.IsPng(file.Bytes) && file.Bytes[PngValues.DepthPosition] == 16;
        var isTwofold = hasSixteenBits || (OwnPlaces && Palette is { } colors && colors.Distinct().Count() < colors.Length);
        needed = isTwofold
            ? (CopiesOfATwiceDecodedFile * file.Length) + (BytesATwiceDecodedPixel * Width * Height)
            : file.Length + (BytesAPixel * Width * Height);
        if (!reading.TryReserve(needed))
            return false;
        if (isTwofold)
        {
            var values = PngValues.Read(file.Bytes.ToArray(), Width, Height);
            (SixteenBits, Places) = (hasSixteenBits ? values : null, hasSixteenBits ? null : values);
        }

        problem = Decode(codec);
        return true;
    }

    private string Unreadable(ReadOnlySpan<byte> file) =>
        $"the {what} cannot be read: it is {(UnsupportedFiles.FormatOf(file) is { } format ? $"a {format} file, which is not supported. Convert it to PNG" : "not a whole BMP, PNG, JPEG or WebP file")}.";

    // Reads the header: what is wrong with it, or null.
    private string? Prepare(SKCodec codec, PixelBuffer file)
    {
        (Width, Height) = (codec.Info.Width, codec.Info.Height);
        Orientation = ImageOrientation.Of(codec, file.Bytes);
        if ((long)Width * Height > LargestPixelCount)
            return $"the {what} is {Width}×{Height}, which is too large.";
        if (Expect?.Invoke(Seen.Width, Seen.Height) is { } unfit)
            return unfit;
        // A header of a few bytes must not cost what it promises.
        if (!FileExtent.CanHold(codec, file.Bytes))
            return $"the {what} is cut short: its header speaks of {Width}×{Height} pixels, more than its {file.Length} bytes can hold.";
        if (Enough is { } side && Math.Min(Width, Height) > side)
        {
            var scaled = codec.GetScaledDimensions((float)side / Math.Min(Width, Height));
            (Width, Height) = (scaled.Width, scaled.Height);
        }

        HasOpacity = codec.Info.AlphaType != SKAlphaType.Opaque;
        IsLossy = codec.EncodedFormat is SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Webp;
        return null;
    }

    private string? Decode(SKCodec codec)
    {
        _pixels = new PixelBuffer(4 * Width * Height);
        // Without a colour space in the target, Skia leaves the stored values as they are.
        var target = new SKImageInfo(Width, Height, SKColorType.Rgba8888, HasOpacity ? SKAlphaType.Unpremul : SKAlphaType.Opaque, null);
        return codec.GetPixels(target, _pixels.Start) switch
        {
            SKCodecResult.Success => null,
            SKCodecResult.IncompleteInput => $"the {what} is cut short: the file ends before the picture does.",
            var result => $"the {what} cannot be read: its file is damaged ({result}).",
        };
    }
}
