using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using SegLab.Data.Storing;
using SegLab.Storage;

namespace SegLab.Data.Caching;

/// <summary>
/// A set in a pack's file. A plane is read when it is asked for and checked, so that damage is told and never trained on. The file is
/// closed when the set is collected; deleting it meanwhile does no harm.
/// </summary>
internal sealed class PackedImages : IPictureStore
{
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly PackContent _content;
    private readonly PackLayout _layout;

    private PackedImages(string path, SafeFileHandle file, PackContent content) =>
        (_path, _file, _content, _layout) = (path, file, content, content.Layout);

    /// <inheritdoc/>
    public bool HoldsBytes => _content.HoldsBytes;

    /// <summary>Opens a pack and checks all but its planes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">What it should hold.</param>
    /// <exception cref="FormatException">It is damaged, cut off or another set's; the message is a clause.</exception>
    public static PackedImages Open(string path, string key)
    {
        var file = FileSystem.Current.OpenHandle(path, share: FileShare.ReadWrite, options: FileOptions.RandomAccess);
        try
        {
            return new PackedImages(path, file, Content(file, key));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The set.</summary>
    /// <param name="source">What it is called now; the pack may have been made from a copy in another folder.</param>
    public ImageSet ToSet(DataSource source)
    {
        double pixels = _layout.MaskLength;
        return new ImageSet(source.Description, source.Names, _content.Height, _content.Width, this, _content.ContentHash, Array.ConvertAll([.. _content.LesionPixels], lesion => lesion / pixels)) { Findings = _content.Findings ?? LoadFindings.None };
    }

    /// <inheritdoc/>
    public void ReadPicture(int index, Span<byte> target) => Read(index, _layout.Picture(index), _content.PictureChecksums[index], target);

    /// <inheritdoc/>
    public void ReadMask(int index, Span<byte> target) => Read(index, _layout.Mask(index), _content.MaskChecksums[index], target);

    private static PackContent Content(SafeFileHandle file, string key)
    {
        var start = new byte[PackPreamble.Length];
        if (!TryRead(file, start, 0))
            throw new FormatException("it is too short");
        var preamble = PackPreamble.Read(start);
        if (preamble.ContentStart < 0 || preamble.ContentLength < 0 || preamble.ContentStart + preamble.ContentLength != RandomAccess.GetLength(file))
            throw new FormatException("it has not the length that it should have");
        var text = new byte[preamble.ContentLength];
        if (!TryRead(file, text, preamble.ContentStart) || Checksum.Of(text) != preamble.ContentChecksum)
            throw new FormatException("what it says of itself has changed");
        try
        {
            var content = JsonSerializer.Deserialize<PackContent>(text) ?? throw new FormatException("it says nothing of itself");
            if (content.Key != key || content.Layout.End != preamble.ContentStart)
                throw new FormatException("it holds other pictures");
            return content;
        }
        catch (JsonException error)
        {
            throw new FormatException("what it says of itself is no JSON", error);
        }
    }

    private static bool TryRead(SafeFileHandle file, Span<byte> target, long offset)
    {
        while (target.Length > 0)
        {
            var count = FileSystem.Current.Read(file, target, offset);
            if (count == 0)
                return false;
            target = target[count..];
            offset += count;
        }

        return true;
    }

    private void Read(int index, long offset, uint checksum, Span<byte> target)
    {
        string problem;
        try
        {
            if (TryRead(_file, target, offset) && Checksum.Of(target) == checksum)
                return;
            problem = "its bytes have changed since they were written";
        }
        catch (IOException error)
        {
            problem = error.Message;
        }

        throw new SegLabException($"The cache's file '{_path}' is damaged at picture '{_content.Names[index]}': {problem}. {Remove()} Start again: it is made anew from the pictures.");
    }

    // A damaged file must not be found again.
    private string Remove()
    {
        try
        {
            FileSystem.Current.Delete(_path);
            return "It was removed.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"It can't be removed ({error.Message}); do that by hand.";
        }
    }
}
