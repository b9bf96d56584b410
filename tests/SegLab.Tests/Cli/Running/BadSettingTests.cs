using TorchSharp;
using Xunit;

namespace SegLab.Tests.Cli.Running;

/// <summary>Settings that the assignment's notebook cannot run with: one message that names each, no stack trace, nothing half-written.</summary>
public sealed class BadSettingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SettingsThatDoNotExistAreRefusedBeforeAnythingRuns()
    {
        var result = await AssignmentNotebook.RunAsync(_folder, "--set", "Nonsense=1", "--set", "Epochs=abc", "--set", "Seed=-1", "--set", "LearningRate=1,5");
        Assert.Equal(2, result.ExitCode);
        foreach (var expected in (string[])["--set Nonsense=1: the notebook has no parameter 'Nonsense'", "'abc' is no int", "'-1' is no uint", "'1,5' is no double", "double LearningRate = 0.001"])
            Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("Epochs=0", "--set Epochs=0: train for at least 1.")]
    [InlineData("LearningRate=-1", "--set LearningRate=-1: it must be a number above 0")]
    [InlineData("BatchSize=1000", "--set BatchSize=1000: there are only 2 images to train on; take --set BatchSize=2 or less.")]
    [InlineData("ImageSize=50", "divisible by 16; these are 50×50. Take for example 48×48.")]
    [InlineData("Profile=huge", "There is no profile 'huge'. There are: quick (")]
    [InlineData("Device=tpu", "--set Device=tpu: there is no such device. There are: cpu, cuda")]
    public async Task ASettingOutOfItsRangeEndsTheRunAtItsCell(string setting, string expected)
    {
        var small = new[] { "ImageSize=16", "BatchSize=2" }.Where(other => other.Split('=')[0] != setting.Split('=')[0]).SelectMany(other => (string[])["--set", other]);
        await AssertRefusedAsync(expected, [.. small, "--set", setting]);
    }

    [Fact]
    public async Task CudaWhereThereIsNoneEndsTheRunAtItsCell()
    {
        Assert.SkipWhen(torch.cuda.is_available(), "This machine has CUDA.");
        await AssertRefusedAsync("--set Device=cuda: there is no CUDA here", "--set", "ImageSize=16", "--set", "BatchSize=2", "--set", "Device=cuda");
    }

    private async Task AssertRefusedAsync(string expected, params string[] arguments)
    {
        var result = await AssignmentNotebook.RunAsync(_folder, arguments);
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"^Cell \d+, line \d+: ", result.Error);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        await RunRemains.AreWholeAsync(_folder);
    }
}
