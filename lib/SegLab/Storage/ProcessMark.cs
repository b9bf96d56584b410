using System.Globalization;
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SegLab.Storage;

/// <summary>Which process wrote something: enough to tell later whether it still runs.</summary>
/// <param name="Host">The machine's name, for people.</param>
/// <param name="Boot">What tells the machine from others of its name, when it started anew, and one container from another; empty where that is not known.</param>
/// <param name="Process">The process's number.</param>
/// <param name="Start">When the process started: a number that the next process of the same number does not have.</param>
internal sealed record ProcessMark(string Host, string Boot, int Process, long Start)
{
    private const string BootFile = "/proc/sys/kernel/random/boot_id";
    private const string NamespaceLink = "/proc/self/ns/pid";
    private const int NoSuchProcess = 3;

    // After the program's name, which may hold blanks and ends with a bracket, the 20th field (proc_pid_stat(5) counts 22 from the start).
    private const int StartField = 19;

    /// <summary>This process.</summary>
    public static ProcessMark Current { get; } = new(Environment.MachineName, CurrentBoot(), Environment.ProcessId, StartOf(Environment.ProcessId) ?? 0);

    /// <summary>The machine in eight hexadecimal digits: the same for all processes that can see each other.</summary>
    public string Machine => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Host}\n{Boot}")))[..8];

    /// <summary>Whether the process has ended; null where that can't be seen from here, as on another machine.</summary>
    public bool? HasEnded => Boot.Length > 0 && Machine == Current.Machine ? HasEndedHere(Process, Start) : null;

    /// <summary>The same for a process of this machine.</summary>
    /// <param name="process">Its number.</param>
    /// <param name="start">When it started, as <see cref="Start"/> tells it.</param>
    public static bool HasEndedHere(int process, long start)
    {
        if (process <= 0)
            return true;
        // Another user's process may be hidden; that it is there is not.
        if (!OperatingSystem.IsWindows() && Signal(process, 0) != 0 && Marshal.GetLastPInvokeError() == NoSuchProcess)
            return true;
        return StartOf(process) is { } actual ? actual != start : OperatingSystem.IsWindows();
    }

    private static long? StartOf(int process)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using var found = System.Diagnostics.Process.GetProcessById(process);
                return found.StartTime.ToUniversalTime().Ticks / TimeSpan.TicksPerSecond;
            }

            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            // What has ended stays in the list until its parent asks for it, which some never do.
            return fields[0] is "Z" or "X" ? 0 : long.Parse(fields[StartField], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException
            or System.ComponentModel.Win32Exception or NotSupportedException)
        {
            return null;
        }
    }

    private static string CurrentBoot()
    {
        try
        {
            return File.Exists(BootFile) ? $"{File.ReadAllText(BootFile).Trim()} {new FileInfo(NamespaceLink).LinkTarget}" : NetworkAddress();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NetworkInformationException)
        {
            return "";
        }
    }

    // Where the system has no name for a boot, starts are told in absolute time, and two machines of one name need to be told apart.
    private static string NetworkAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.NetworkInterfaceType is NetworkInterfaceType.Ethernet or NetworkInterfaceType.Wireless80211)
        .Select(network => network.GetPhysicalAddress().ToString()).Where(address => address.Length > 0).Order(StringComparer.Ordinal).FirstOrDefault() ?? "";

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}
