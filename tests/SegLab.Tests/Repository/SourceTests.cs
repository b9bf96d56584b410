using System.Text.RegularExpressions;
using Xunit;

namespace SegLab.Tests.Repository;

/// <summary>Rules for the source files that no analyzer holds.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 300;

    // Folders of the tests that stand for no folder of the library, and why.
    private static readonly string[] TestsOwnFolders =
    [
        "Repository", // rules about the repository itself
        "golden", // the reference values
    ];

    [Fact]
    public void NoFileIsTooLong() => Assert.All(
        [.. RepositoryFolder.SourceFiles("lib"), .. RepositoryFolder.SourceFiles("tests")],
        file => Assert.True(File.ReadLines(RepositoryFolder.Full(file)).Count() <= LongestFile, $"{file} has more than {LongestFile} lines."));

    [Fact]
    public void AWarningIsSilencedOnlyWithItsReason()
    {
        foreach (var file in RepositoryFolder.SourceFiles("lib").Concat(RepositoryFolder.SourceFiles("tests")))
        {
            Assert.All(File.ReadLines(RepositoryFolder.Full(file)).Where(line => SilencedWarning().IsMatch(line)), line =>
                Assert.True(SilencedWithReason().IsMatch(line), $"{file}: '{line.Trim()}' needs a reason behind //."));
        }
    }

    [Fact]
    public void TheTestsMirrorTheLibrary()
    {
        var root = RepositoryFolder.Full("tests/SegLab.Tests");
        var folders = Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories)
            .Select(folder => Path.GetRelativePath(root, folder).Replace('\\', '/'))
            .Where(folder => folder.Split('/')[0] is var top && !TestsOwnFolders.Contains(top) && top is not ("bin" or "obj" or "TestResults"))
            .ToList();
        Assert.NotEmpty(folders);
        Assert.All(folders, folder =>
        {
            var mirrored = folder.Split('/')[0] switch
            {
                "Cli" => $"lib/SegLab.Cli{folder["Cli".Length..]}",
                "Benchmarks" => $"tests/SegLab.Benchmarks{folder["Benchmarks".Length..]}",
                _ => $"lib/SegLab/{folder}",
            };
            Assert.True(Directory.Exists(RepositoryFolder.Full(mirrored)), $"tests/SegLab.Tests/{folder} stands for {mirrored}, which does not exist.");
        });
    }

    [Fact]
    public void TheLibraryWritesToTheConsoleThroughTheNotebookOnly()
    {
        var files = RepositoryFolder.SourceFiles("lib/SegLab").Concat(RepositoryFolder.SourceFiles("lib/SegLab.Plotly"))
            .Where(file => file is not ("lib/SegLab/Notebook.cs" or "lib/SegLab/LiveFigure.cs") && !file.StartsWith("lib/SegLab/Display/", StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain(Code(file), line => ConsoleUse().IsMatch(line)));
    }

    /// <summary>A file's lines without those that are comments.</summary>
    internal static IEnumerable<string> Code(string file) =>
        File.ReadLines(RepositoryFolder.Full(file)).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*#pragma\s+warning\s+disable", RegexOptions.None, 1000)]
    private static partial Regex SilencedWarning();

    [GeneratedRegex(@"^\s*#pragma\s+warning\s+disable\s+[A-Z0-9, ]+//\s*\S+", RegexOptions.None, 1000)]
    private static partial Regex SilencedWithReason();

    [GeneratedRegex(@"\bConsole\b", RegexOptions.None, 1000)]
    private static partial Regex ConsoleUse();
}
