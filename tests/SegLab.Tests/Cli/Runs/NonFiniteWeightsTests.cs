using SegLab.Data;
using SegLab.Data.Files;
using SegLab.Experiments.Store;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Tests.Experiments;
using SegLab.Tests.Experiments.Store;
using SegLab.Tests.Training;
using TorchSharp;
using Xunit;

namespace SegLab.Tests.Cli.Runs;

/// <summary>A run whose weights are NaN is whole by its sums, and worth nothing: what shows it says so.</summary>
public sealed class NonFiniteWeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ListAndPredictSayThatWeightsAreNotFinite()
    {
        var store = new RunStore(_folder["runs"]);
        var (broken, whole) = (Save(store, seed: 1, double.NaN), Save(store, seed: 2, 0.5));
        var said = $"The weights of the run {broken.Key}, SegNet + BCE, hold NaN or infinite numbers in 1 tensor, such as ";

        var list = await CommandProcess.SeglabAsync(_folder.Path, "list");
        Assert.Equal(0, list.ExitCode);
        Assert.Contains(said, list.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"of the run {whole.Key}", list.Output, StringComparison.Ordinal);
        var json = await CommandProcess.SeglabAsync(_folder.Path, "list", "--json");
        Assert.Contains(said, json.Error, StringComparison.Ordinal);
        Assert.StartsWith("[", json.Output, StringComparison.Ordinal);

        File.WriteAllBytes(_folder["skin.png"], PngFile.Of(new RgbImage(32, 32, new byte[3 * 32 * 32])));
        var refused = await CommandProcess.SeglabAsync(_folder.Path, "predict", "skin.png", "--run", broken.Key);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(said, refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandProcess.SeglabAsync(_folder.Path, "predict", "skin.png", "--run", whole.Key)).ExitCode);
    }

    private static StoredRun Save(RunStore store, uint seed, double weight)
    {
        var experiment = StoredRuns.Experiment with { Training = StoredRuns.Experiment.Training with { Seed = seed } };
        using var network = SmallRun.Network();
        using (torch.no_grad())
            network.NamedState().First(entry => entry.Tensor.dim() == 1).Tensor[0] = weight;
        var result = MadeResult.Of(Architectures.SegNet, new Bce(), [50, 60], [40]) with { Experiment = experiment };
        return store.Save(StoredRuns.Key(experiment), result, SmallRun.Pictures(), StoredRuns.Split, network);
    }
}
