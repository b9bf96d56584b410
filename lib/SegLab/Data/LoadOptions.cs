using SegLab.Data.Caching;

namespace SegLab.Data;

/// <summary>How pictures are loaded. The defaults are those of <see cref="DataSource.Load(int, IProgress{LoadProgress}, CancellationToken)"/>: into memory, values as they come out of resizing.</summary>
public sealed record LoadOptions
{
    /// <summary>
    /// Where decoded and resized pictures are kept, so that the next time nothing is decoded; null, the default, for nowhere. A set from a
    /// cache stays on the disk and may be larger than memory: each picture is read from there when it is asked for. It is found by the
    /// contents of images and masks; links are followed, and a file is hashed again when its length, modification time, change time or
    /// inode differs, when it changed within the last seconds, and always on file systems without a change time (FAT, SMB, FUSE).
    /// </summary>
    public ImageCache? Cache { get; init; }

    /// <summary>
    /// Whether resized values become bytes, <c>round(255·v)</c>: a quarter of the memory, and each value at most 1/510 off, about as much as
    /// the camera's own rounding. Another set, with another <see cref="ImageSet.ContentHash"/>. Pictures that have the size already are
    /// bytes anyway, without loss.
    /// </summary>
    public bool Bytes { get; init; }

    /// <summary>What is done with masks without lesion. <see cref="EmptyMasks.Allow"/> by default.</summary>
    public EmptyMasks EmptyMasks { get; init; }

    /// <summary>
    /// Receives in a sentence each what has to be told of a set: files left out, masks without lesion, lesions that vanish at its size, masks
    /// with grey borders, images that were turned; and that a cache's file is damaged and made again.
    /// </summary>
    public Action<string>? Notice { get; init; }
}
