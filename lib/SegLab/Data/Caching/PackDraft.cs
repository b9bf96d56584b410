using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace SegLab.Data.Caching;

/// <summary>A pack's file until it is whole: written beside its place, moved there by <see cref="Complete"/>, removed otherwise.</summary>
internal sealed class PackDraft : IDisposable
{
    /// <summary>How a file is called that is not whole yet.</summary>
    public const string Extension = ".part";

    private readonly string _path;
    private readonly string _beside;
    private SafeFileHandle _file;

    /// <summary>Starts one.</summary>
    /// <param name="path">Where the pack will lie.</param>
    public PackDraft(string path)
    {
        _path = path;
        SafeFileHandle? file;
        var attempt = 0;
        do
            _beside = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{attempt++}{Extension}");
        while (!TryCreate(_beside, out file));
        _file = file;
    }

    /// <summary>Starts writing planes; what was written before is forgotten.</summary>
    /// <param name="layout">How many, how large.</param>
    /// <returns>Takes pictures in any order, from several threads.</returns>
    public PackWriter Begin(PackLayout layout)
    {
        RandomAccess.SetLength(_file, 0);
        // A disk that is too small is told now rather than at the end.
        RandomAccess.SetLength(_file, layout.End);
        return new PackWriter(_file, layout);
    }

    /// <summary>Writes the content and moves the file to its place; one that is there is replaced.</summary>
    /// <param name="content">What the pack says of itself.</param>
    public void Complete(PackContent content)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(content);
        RandomAccess.Write(_file, text, content.Layout.End);
        RandomAccess.Write(_file, new PackPreamble(content.Layout.End, text.Length, Checksum.Of(text)).ToBytes(), 0);
        _file.Dispose();
        File.Move(_beside, _path, overwrite: true);
    }

    /// <summary>Removes what was not completed.</summary>
    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_beside);
    }

    // Another thread of this process may be making the same pack.
    private static bool TryCreate(string path, [NotNullWhen(true)] out SafeFileHandle? file)
    {
        file = null;
        try
        {
            file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Taken: the next number is tried.
        }

        return file is not null;
    }
}
