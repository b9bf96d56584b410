using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SegLab.Data.Caching;

/// <summary>Asks Windows for a file's state: its identity and the change time, which NTFS and ReFS keep.</summary>
internal static partial class WindowsFileState
{
    // Of FILE_INFO_BY_HANDLE_CLASS.
    private const int BasicInformation = 0;
    private const int RemoteInformation = 13;
    private const int IdentityInformation = 18;
    private const int BufferLength = 512;

    /// <summary>The state; null on network shares and where there is no change time, as on FAT.</summary>
    /// <param name="file">An open file.</param>
    public static FileState? Of(SafeFileHandle file)
    {
        Span<byte> basic = stackalloc byte[BufferLength], identity = stackalloc byte[BufferLength];
        if (Ask(file, RemoteInformation, basic) || !Ask(file, BasicInformation, basic) || !Ask(file, IdentityInformation, identity))
            return null;
        // FILE_BASIC_INFO: times of creation, access, modification and change.
        var modified = BinaryPrimitives.ReadInt64LittleEndian(basic[16..]);
        var changed = BinaryPrimitives.ReadInt64LittleEndian(basic[24..]);
        if (changed <= 0)
            return null;
        // FILE_ID_INFO: the volume's number, and 16 bytes that name the file in it.
        var times = string.Create(CultureInfo.InvariantCulture, $"{RandomAccess.GetLength(file)} {modified} {changed}");
        var text = $"{times} {Convert.ToHexStringLower(identity[..24])}";
        return new FileState(text, DateTime.FromFileTimeUtc(changed), IsRemote: false);
    }

    private static bool Ask(SafeFileHandle file, int what, Span<byte> answer) =>
        GetFileInformation(file, what, ref MemoryMarshal.GetReference(answer), answer.Length);

    [LibraryImport("kernel32", EntryPoint = "GetFileInformationByHandleEx", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetFileInformation(SafeFileHandle file, int what, ref byte answer, int length);
}
