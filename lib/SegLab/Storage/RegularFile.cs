using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SegLab.Storage;

/// <summary>Tells files from pipes, sockets and devices, which may make a reader wait for ever or have no end.</summary>
internal static partial class RegularFile
{
    private const int CurrentFolder = -100;
    private const uint TypeOnly = 1;
    private const int BufferLength = 512;

    // Where struct statx has the mode, and what of it is the type.
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>Refuses what is neither a file nor a folder (opening a folder fails in its own words) nor missing. Linux only; elsewhere everything passes.</summary>
    /// <param name="path">A path; a link counts as what it leads to.</param>
    /// <exception cref="IOException">It is a pipe, a socket or a device.</exception>
    public static void Require(string path)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Span<byte> status = stackalloc byte[BufferLength];
        try
        {
            if (StatX(CurrentFolder, path, 0, TypeOnly, ref MemoryMarshal.GetReference(status)) != 0)
                return;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before 2018.
            return;
        }

        if ((BinaryPrimitives.ReadUInt16LittleEndian(status[ModeOffset..]) & TypeMask) is not (Regular or Folder))
            throw new IOException($"'{path}' is a pipe, a socket or a device, and a file is expected.");
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte status);
}
