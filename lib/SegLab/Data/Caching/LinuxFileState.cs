using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SegLab.Data.Caching;

/// <summary>Asks Linux for a file's state, by <c>statx</c>, whose layout is the same on every processor.</summary>
internal static partial class LinuxFileState
{
    private const string Library = "libc";
    private const int EmptyPath = 0x1000;

    // A network's file system asks its server rather than its memory.
    private const int Synchronised = 0x2000;
    private const uint BasicStats = 0x7ff;
    private const int BufferLength = 512;

    // Magic numbers of file systems that keep a change time of their own:
    // ext2 to 4, XFS, Btrfs, ZFS, F2FS, tmpfs, overlayfs, bcachefs, JFS.
    private static readonly long[] _local =
        [0xef53, 0x58465342, 0x9123683e, 0x2fc12fc1, 0xf2f52010, 0x01021994, 0x794c7630, 0xca451a4e, 0x3153464a];

    // The same on other machines: NFS, Ceph, Lustre, GPFS. SMB, FUSE, 9P and FAT have change times that may be made up.
    private static readonly long[] _remote = [0x6969, 0x00c36400, 0x0bd00bd0, 0x47504653];

    /// <summary>The state; null where the file system is none of those that are known to keep a change time.</summary>
    /// <param name="file">An open file.</param>
    public static FileState? Of(SafeFileHandle file)
    {
        Span<byte> status = stackalloc byte[BufferLength], system = stackalloc byte[BufferLength];
        try
        {
            if (StatX(file, "", EmptyPath | Synchronised, BasicStats, ref MemoryMarshal.GetReference(status)) != 0
                || StatFileSystem(file, ref MemoryMarshal.GetReference(system)) != 0)
                return null;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before 2018.
            return null;
        }

        // Some architectures keep the number in 32 bits, signed.
        var kind = BinaryPrimitives.ReadInt64LittleEndian(system) & uint.MaxValue;
        if (!_local.Contains(kind) && !_remote.Contains(kind))
            return null;
        // struct statx: the inode at byte 32, the size at 40, change time at 96, modification time at 112, the device at 136 and 140.
        var identity = string.Create(CultureInfo.InvariantCulture, $"{Int(status, 136)}:{Int(status, 140)}:{Long(status, 32)}");
        var text = string.Create(CultureInfo.InvariantCulture, $"{Long(status, 40)} {Time(status, 112)} {Time(status, 96)} {identity}");
        return new FileState(text, DateTimeOffset.FromUnixTimeSeconds(Long(status, 96)).UtcDateTime, _remote.Contains(kind));
    }

    private static string Time(ReadOnlySpan<byte> status, int offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{Long(status, offset)}.{Int(status, offset + sizeof(long))}");

    private static long Long(ReadOnlySpan<byte> status, int offset) => BinaryPrimitives.ReadInt64LittleEndian(status[offset..]);

    private static uint Int(ReadOnlySpan<byte> status, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(status[offset..]);

    [LibraryImport(Library, EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(SafeFileHandle file, string path, int flags, uint mask, ref byte status);

    [LibraryImport(Library, EntryPoint = "fstatfs")]
    private static partial int StatFileSystem(SafeFileHandle file, ref byte system);
}
