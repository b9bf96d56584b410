using System.Text.RegularExpressions;
using Xunit;

namespace SegLab.Tests.Repository;

/// <summary>Arrows between the library's folders run one way: what each may know, besides itself.</summary>
public sealed partial class FolderArrowTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Randomness"] = [],
        ["Storage"] = [],
        ["Native"] = ["Storage"],
        ["Weights"] = ["Storage"],
        ["Geometry"] = [],
        ["Losses"] = ["Geometry"],
        ["Data"] = ["Randomness", "Storage"],
        ["Metrics"] = ["Data", "Geometry", "Statistics"],
        ["Statistics"] = ["Randomness"],
        ["Models"] = ["Randomness"],
        ["Training"] = ["Data", "Losses", "Metrics", "Models", "Native", "Randomness", "Storage", "Weights"],
        ["Experiments"] = ["Data", "Geometry", "Losses", "Metrics", "Models", "Randomness", "Statistics", "Storage", "Training", "Weights"],
        ["Figures"] = ["Data", "Experiments", "Losses", "Metrics", "Models", "Statistics", "Training"],
        ["Display"] = ["Data", "Experiments", "Figures", "Statistics", "Training"],
    };

    public static TheoryData<string> Folders => [.. Directory.EnumerateDirectories(RepositoryFolder.Full("lib/SegLab")).Select(folder => Path.GetFileName(folder)).Where(name => name is not ("bin" or "obj"))];

    [Theory]
    [MemberData(nameof(Folders))]
    public void AFolderKnowsOnlyThoseBelowIt(string folder)
    {
        Assert.True(MayKnow.TryGetValue(folder, out var below), $"lib/SegLab/{folder} has no place in the order of the folders; give it one here and in the design.");
        foreach (var file in RepositoryFolder.SourceFiles($"lib/SegLab/{folder}"))
        {
            var known = SourceTests.Code(file).SelectMany(line => Known().Matches(line)).Select(match => match.Groups["folder"].Value);
            Assert.All(known, name => Assert.True(name == folder || below.Contains(name), $"{file} knows SegLab.{name}; {folder} may know {string.Join(", ", below)}."));
        }
    }

    [Fact]
    public void TheOrderHasNoCircle()
    {
        var left = MayKnow.ToDictionary(StringComparer.Ordinal);
        while (left.Count > 0)
        {
            var lowest = left.Where(entry => !entry.Value.Any(left.ContainsKey)).Select(entry => entry.Key).ToList();
            Assert.True(lowest.Count > 0, $"{string.Join(", ", left.Keys)} know each other.");
            lowest.ForEach(name => left.Remove(name));
        }
    }

    [Theory]
    [InlineData("lib/SegLab/Figures")]
    [InlineData("lib/SegLab/Display")]
    [InlineData("lib/SegLab/Randomness")]
    [InlineData("lib/SegLab/Geometry")]
    [InlineData("lib/SegLab.Plotly")]
    public void FiguresGeneratorsAndGeometryKnowNoTensors(string folder) => Assert.All(
        RepositoryFolder.SourceFiles(folder),
        file => Assert.DoesNotContain(SourceTests.Code(file), line => line.Contains("TorchSharp", StringComparison.Ordinal)));

    [Fact]
    public void TheLibraryDoesNotKnowTheCommandLine() => Assert.All(
        RepositoryFolder.SourceFiles("lib/SegLab"),
        file => Assert.DoesNotContain(SourceTests.Code(file), line => line.Contains("SegLab.Cli", StringComparison.Ordinal)));

    // A using directive of any kind, or a full name in the code; a namespace of its own names its folder as well. Strings name resources.
    [GeneratedRegex(@"(?<![""\w.])SegLab\.(?<folder>Randomness|Native|Storage|Weights|Geometry|Losses|Data|Metrics|Models|Statistics|Training|Experiments|Figures|Display)\b", RegexOptions.None, 1000)]
    private static partial Regex Known();
}
