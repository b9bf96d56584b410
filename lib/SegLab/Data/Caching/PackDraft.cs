using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using SegLab.Storage;

namespace SegLab.Data.Caching;

/// <summary>A pack's file until it is whole: written next to its place, moved there by <see cref="Complete"/>, removed otherwise.</summary>
internal sealed class PackDraft : IDisposable
{
    private readonly string _path;
    private readonly string _part;
    private readonly SafeFileHandle _file;

    /// <summary>Starts one.</summary>
    /// <param name="path">Where the pack will lie.</param>
    public PackDraft(string path)
    {
        _path = path;
        AtomicFile.RemoveAbandoned(path);
        _part = PartName.Next(path);
        _file = FileSystem.Current.OpenHandle(_part, FileMode.CreateNew, FileAccess.ReadWrite, options: FileOptions.RandomAccess);
    }

    /// <summary>Starts writing planes; what was written before is forgotten.</summary>
    /// <param name="layout">How many, how large.</param>
    /// <returns>Takes pictures in any order, from several threads.</returns>
    public PackWriter Begin(PackLayout layout)
    {
        FileSystem.Current.SetLength(_file, 0);
        // A disk that is too small is told now rather than at the end.
        FileSystem.Current.SetLength(_file, layout.End);
        return new PackWriter(_file, layout);
    }

    /// <summary>Writes the content and moves the file to its place; one that is there is replaced.</summary>
    /// <param name="content">What the pack says of itself.</param>
    public void Complete(PackContent content)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(content);
        var files = FileSystem.Current;
        files.Write(_file, text, content.Layout.End);
        files.Write(_file, new PackPreamble(content.Layout.End, text.Length, Checksum.Of(text)).ToBytes(), 0);
        _file.Dispose();
        files.Flush(_part);
        files.Move(_part, _path);
        files.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(_path))!);
    }

    /// <summary>Removes what was not completed.</summary>
    public void Dispose()
    {
        _file.Dispose();
        AtomicFile.TryDelete(_part);
    }
}
