using System.ComponentModel;
using System.Diagnostics;

namespace SegLab.Benchmarks.Reports;

/// <summary>Which sources were measured.</summary>
internal static class SourceCommit
{
    /// <summary>The commit of the working tree that this program was built in, with <c>, changed</c> behind it where files differ from it; null without git.</summary>
    public static string? Current()
    {
        if (RepositoryRoot.Find() is not { } root || Git(root, "rev-parse", "HEAD") is not { Length: > 0 } commit)
            return null;
        return Git(root, "status", "--porcelain", "--untracked-files=no") is { Length: > 0 } ? $"{commit}, changed" : commit;
    }

    private static string? Git(string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            // No git here.
            return null;
        }
    }
}
