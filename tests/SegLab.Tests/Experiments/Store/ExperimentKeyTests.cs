using System.Reflection;
using System.Text.Json.Nodes;
using SegLab.Data;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Tests.Training;
using SegLab.Training;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Experiments.Store;

public sealed class ExperimentKeyTests
{
    public static TheoryData<string> Options() => [.. typeof(TrainingOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)];

    [Fact]
    public void TheKeyIsAHashOfItsContent()
    {
        var key = StoredRuns.Key();
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key.Content)))[..16], key.Text);
        Assert.Matches("^[0-9a-f]{16}$", key.Text);
        Assert.Equal(key, StoredRuns.Key());
    }

    // A key that changes unawares would have every stored run trained again: this one was written down when it was made.
    [Fact]
    public void ContentIsWrittenTheSameOnEveryMachine()
    {
        var content = JsonNode.Parse(StoredRuns.Key().Content)!.AsObject();
        Assert.Equal(["architecture", "data", "loss", "results", "split", "training"], content.Select(entry => entry.Key));
        Assert.Equal("""{"test":[6,0],"train":[1,2,3,1],"validation":[4,5]}""", content["split"]!.ToJsonString());
        Assert.Equal("SegNet BCE 1", $"{content["architecture"]} {content["loss"]} {content["results"]}");
        Assert.Equal(0.001, content["training"]!["learningRate"]!.GetValue<double>());
        Assert.Equal("Honest", content["training"]!["reading"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Options))]
    public void EveryOptionOfTrainingChangesTheKeyButTheDevice(string name)
    {
        var property = typeof(TrainingOptions).GetProperty(name)!;
        var options = StoredRuns.Experiment.Training with { };
        property.SetValue(options, OtherValue.Than(property.GetValue(options), property.PropertyType));
        Assert.NotEqual(StoredRuns.Experiment.Training, options);
        var key = StoredRuns.Key(StoredRuns.Experiment with { Training = options });
        Assert.Equal(name == nameof(TrainingOptions.Device), key == StoredRuns.Key());
    }

    // Runs from before there was a choice are found again.
    [Fact]
    public void Float32HasNoWordInTheKey()
    {
        Assert.DoesNotContain("precision", StoredRuns.Key().Content, StringComparison.Ordinal);
        var rounded = StoredRuns.Experiment with { Training = StoredRuns.Experiment.Training with { Precision = Precision.BFloat16 } };
        Assert.Contains("\"precision\":\"BFloat16\"", StoredRuns.Key(rounded).Content, StringComparison.Ordinal);
    }

    [Fact]
    public void NetworkLossPicturesAndSplitChangeTheKey()
    {
        var images = SmallRun.Pictures();
        var (experiment, split) = (StoredRuns.Experiment, StoredRuns.Split);
        ExperimentKey[] keys =
        [
            ExperimentKey.Of(experiment, images, split),
            ExperimentKey.Of(experiment with { Architecture = Architectures.UNet }, images, split),
            ExperimentKey.Of(experiment with { Loss = new Tversky() }, images, split),
            ExperimentKey.Of(experiment with { Loss = new Tversky(Beta: 0.3) }, images, split),
            ExperimentKey.Of(experiment with { Loss = Loss.From("mine", (logits, _) => logits.mean()) }, images, split),
            ExperimentKey.Of(experiment, SmallRun.Pictures(32), split),
            ExperimentKey.Of(experiment, images, split with { Train = [0, 1, 2] }),
            ExperimentKey.Of(experiment, images, split with { Train = [3, 2, 1, 0] }),
            ExperimentKey.Of(experiment, images, split with { Test = [6] }),
            ExperimentKey.Of(experiment, images, split with { Validation = [4], Test = [5, 6, 0] }),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void ACustomLossIsItsNameAndItsFormula()
    {
        var key = Key("mine", (logits, _) => logits.mean());
        Assert.Equal(key, Key("mine", (logits, _) => logits.mean()));
        Assert.NotEqual(key, Key("mine", (logits, _) => logits.sum()));
        Assert.NotEqual(key, Key("other", (logits, _) => logits.mean()));
        Assert.Matches("\"formula\":\"[0-9a-f]{64}\"", key.Content);

        static ExperimentKey Key(string name, Func<Tensor, Tensor, Tensor> formula) =>
            StoredRuns.Key(StoredRuns.Experiment with { Loss = Loss.From(name, formula) });
    }

    [Fact]
    public void ACustomNetworkIsItsNameAndItsBuilder()
    {
        var key = Key(() => new SegNet());
        Assert.Equal(key, Key(() => new SegNet()));
        Assert.NotEqual(key, Key(() => new UNet()));
        Assert.Matches("\"builder\":\"[0-9a-f]{64}\"", key.Content);
        // Under the name of SegLab's own it is another network all the same.
        var namesake = new Architecture("SegNet", () => new SegNet(), []);
        Assert.NotEqual(StoredRuns.Key(), StoredRuns.Key(StoredRuns.Experiment with { Architecture = namesake }));

        static ExperimentKey Key(Func<SegmentationNetwork> build) =>
            StoredRuns.Key(StoredRuns.Experiment with { Architecture = new Architecture("Mine", build, []) });
    }

    // Made by the version that weighed the batches of an epoch alike in both readings: what it stored and is right still is found again.
    // Two pictures a batch of four to train on leave none over; three leave one, which matters in the honest reading alone.
    [Theory]
    [InlineData("SegNet", "bce", Reading.Honest, 2, "91a9d8ad9e2283e8")]
    [InlineData("SegNet", "bce", Reading.Honest, 4, "51d0fc03d92218d7")]
    [InlineData("SegNet", "bce", Reading.Honest, 1, "498317bf946186cf")]
    [InlineData("SegNet2", "tversky", Reading.Assignment, 2, "3117577d131653d8")]
    [InlineData("SegNet2", "tversky", Reading.Assignment, 3, "0b6a6705ac33b907")]
    [InlineData("UNet", "0.5*bce + dice", Reading.Assignment, 3, "2254a0738967e72a")]
    public void RunsThatWeighingAnEpochsImagesDoesNotTouchKeepTheirKeys(string network, string loss, Reading reading, int batch, string key) =>
        Assert.Equal(key, Key(network, loss, reading, batch).Text);

    [Fact]
    public void AnHonestRunWhoseLastBatchIsSmallerIsTrainedAgain()
    {
        var key = Key("SegNet", "bce", Reading.Honest, 3);
        Assert.StartsWith("{\"architecture\":\"SegNet\"", key.Content, StringComparison.Ordinal);
        Assert.Contains("\"results\":2,", key.Content, StringComparison.Ordinal);
        Assert.Contains("\"results\":1,", Key("SegNet", "bce", Reading.Assignment, 3).Content, StringComparison.Ordinal);
    }

    private static ExperimentKey Key(string network, string loss, Reading reading, int batch) => StoredRuns.Key(
        new Experiment(Architectures.Find(network), Loss.Parse(loss)) { Training = SmallRun.Options with { Reading = reading, BatchSize = batch } });

    [Fact]
    public void EqualExperimentsHaveEqualKeysHoweverTheyWereMade() => Assert.Equal(
        StoredRuns.Key(),
        ExperimentKey.Of(new Experiment(Architectures.Find("segnet"), Loss.Parse("bce")) { Training = StoredRuns.Experiment.Training with { } }, SmallRun.Pictures(), new Split([.. StoredRuns.Split.Train], [4, 5], [6, 0])));
}
