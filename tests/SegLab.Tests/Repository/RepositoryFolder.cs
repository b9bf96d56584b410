using System.Diagnostics;
using SegLab.Tests.Cli;
using Xunit;

namespace SegLab.Tests.Repository;

/// <summary>The working tree that these tests were built from.</summary>
internal static class RepositoryFolder
{
    private static readonly string[] Binary = [".otf", ".woff2", ".png", ".jpg", ".bmp"];

    /// <summary>The folder of SegLab.slnx.</summary>
    public static string Root { get; } = FindAbove("SegLab.slnx") is { } solution
        ? Path.GetDirectoryName(solution)!
        : throw new InvalidOperationException($"There is no SegLab.slnx above {AppContext.BaseDirectory}.");

    /// <summary>A file's or folder's full path from its path in the repository.</summary>
    public static string Full(string relative) => Path.Combine(Root, relative);

    /// <summary>What lies at <paramref name="relative"/> in the nearest folder above the tests that has it, or null.</summary>
    public static string? FindAbove(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, relative);
            if (Path.Exists(path))
                return path;
        }

        return null;
    }

    /// <summary>The committed and the new text files that match a pattern of git's, by their paths in the repository. Skips the test where there is no git.</summary>
    public static async Task<IReadOnlyList<string>> FilesAsync(string pattern = "*")
    {
        CommandResult result;
        try
        {
            // Another user's checkout, as in a container, is read like one's own.
            result = await CommandProcess.RunAsync("git", Root, "-c", "safe.directory=*", "-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard", "--", pattern);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            result = new CommandResult(1, "", "There is no git on this machine.");
        }

        Assert.SkipUnless(result.ExitCode == 0, $"git does not list the files: {result.Error}");
        var files = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Full(file)) && !Binary.Contains(Path.GetExtension(file)))
            .Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        return files;
    }

    /// <summary>The C# files of a folder, by their paths in the repository; generated ones are left out.</summary>
    public static IReadOnlyList<string> SourceFiles(string folder)
    {
        var files = Directory.EnumerateFiles(Full(folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        return files;
    }

    /// <summary>Runs the .NET command in the repository or in a folder like it.</summary>
    public static async Task<CommandResult> DotnetAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // The test's own process was started by MSBuild's kind of host; its settings would steer this one.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBuildExtensionsPath");
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        return await CommandProcess.EndOfAsync(process);
    }
}
