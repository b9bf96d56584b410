using System.Buffers;
using System.Security.Cryptography;
using SkiaSharp;

namespace SegLab.Data.Files;

/// <summary>Decodes one file. The buffers are borrowed: what is decoded is valid until disposal.</summary>
/// <param name="path">A BMP, PNG or JPEG file.</param>
/// <param name="what">What it is to be, for problems: <c>image</c>, <c>mask</c>.</param>
/// <param name="enough">The shorter side in pixels that is enough: a JPEG is then decoded to about this size at once, if it is larger. Null for its own size.</param>
internal sealed class PictureDecoding(string path, string what, int? enough = null) : IDisposable
{
    private const int LargestPixelCount = 1 << 28;

    private byte[] _pixels = [];

    /// <summary>In pixels.</summary>
    public int Width { get; private set; }

    /// <summary>In pixels.</summary>
    public int Height { get; private set; }

    /// <summary>SHA-256 of the file, where less than its own size is enough; else empty.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Rows from the top, four bytes a pixel: red, green, blue and opacity.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels.AsSpan(0, 4 * Width * Height);

    /// <summary>Reads and decodes.</summary>
    /// <returns>What is wrong, a clause that follows the file's name; or null.</returns>
    public string? Run()
    {
        var file = Array.Empty<byte>();
        try
        {
            using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(handle);
            if (length == 0)
                return $"the {what} is an empty file.";
            if (length > Array.MaxLength)
                return $"the {what}'s file is too large ({length} bytes).";
            file = ArrayPool<byte>.Shared.Rent((int)length);
            for (var read = 0; read < length;)
            {
                var count = RandomAccess.Read(handle, file.AsSpan(read, (int)length - read), read);
                if (count == 0)
                    return $"the {what}'s file got shorter while it was read.";
                read += count;
            }

            if (enough is not null)
                Hash = Convert.ToHexString(SHA256.HashData(file.AsSpan(0, (int)length)));
            return Decode(file, (int)length);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return $"the {what} is missing.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"the {what} cannot be opened: {error.Message}";
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(file);
        }
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_pixels);
        _pixels = [];
    }

    private unsafe string? Decode(byte[] file, int length)
    {
        fixed (byte* bytes = file)
        {
            using var data = SKData.Create((nint)bytes, length);
            using var codec = SKCodec.Create(data);
            if (codec is null)
                return $"the {what} cannot be read: it is not a whole BMP, PNG or JPEG file.";
            var (width, height) = (codec.Info.Width, codec.Info.Height);
            if ((long)width * height > LargestPixelCount)
                return $"the {what} is {width}×{height}, which is too large.";
            if (enough is { } side && Math.Min(width, height) > side)
            {
                var scaled = codec.GetScaledDimensions((float)side / Math.Min(width, height));
                (width, height) = (scaled.Width, scaled.Height);
            }

            (_pixels, Width, Height) = (ArrayPool<byte>.Shared.Rent(4 * width * height), width, height);
            var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
            fixed (byte* target = _pixels)
            {
                // Without a colour space in the target, Skia leaves the stored values as they are.
                return codec.GetPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, alpha, null), (nint)target) switch
                {
                    SKCodecResult.Success => null,
                    SKCodecResult.IncompleteInput => $"the {what} is cut short: the file ends before the picture does.",
                    var result => $"the {what} cannot be read: its file is damaged ({result}).",
                };
            }
        }
    }
}
