using Xunit;

namespace SegLab.Tests.Repository;

/// <summary>The library's public surface is approved text: whoever changes it sees the change, and so does a reviewer.</summary>
public sealed class PublicApiTests
{
    private const string Approved = "tests/SegLab.Tests/Repository/PublicApi.approved.txt";
    private const string Accept = "SEGLAB_ACCEPT";

    [Fact]
    public void ThePublicSurfaceIsTheApprovedOne()
    {
        var path = RepositoryFolder.Full(Approved);
        var found = PublicApi.Of(typeof(SegLabException).Assembly.Location);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
            File.WriteAllText(path, found);

        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var (before, after) = (Lines(approved), Lines(found));
        Assert.True(
            approved == found,
            $"The public surface of SegLab.dll is not the approved one. If it is meant to be as it is now, run the tests once with {Accept}=1, which rewrites {Approved}.\n" +
            string.Join('\n', [.. before.Except(after, StringComparer.Ordinal).Select(line => $"gone: {line}"), .. after.Except(before, StringComparer.Ordinal).Select(line => $"new: {line}")]));
    }

    // Each member with its type, so that a member that only moved is told as well.
    private static List<string> Lines(string text)
    {
        var type = "";
        var lines = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ' ')
                type = line;
            lines.Add(line[0] != ' ' ? line : $"{type} / {line.Trim()}");
        }

        return lines;
    }
}
