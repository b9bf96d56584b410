using SegLab.Experiments.Store;
using Xunit;

namespace SegLab.Tests.Cli.Training;

/// <summary>Runs that take moments, made by the command itself.</summary>
internal static class TrainedOnCommand
{
    private static readonly string[] Small = ["--model", "SegNet", "--size", "16", "--count", "12", "--batch-size", "3"];

    /// <summary>The arguments of a small run.</summary>
    public static string[] Arguments(params string[] more) => ["train", .. Small, .. more];

    /// <summary>Trains, and gives what the store then holds.</summary>
    public static async Task<IReadOnlyList<StoredRun>> RunAsync(TemporaryFolder folder, params string[] more)
    {
        var result = await CommandProcess.SeglabAsync(folder.Path, Arguments(more));
        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        return new RunStore(Path.Combine(folder.Path, "runs")).Read().Runs;
    }
}
