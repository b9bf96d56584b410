using System.Security.Cryptography;
using SegLab.Data;
using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;

namespace SegLab.Tests.Training;

/// <summary>Trains, and says every bit of the outcome in a line. Public so that a notebook in another process can ask for it.</summary>
public static class Fingerprint
{
    /// <summary>Every network, on made-up lesions, with a shuffle in it: a line for each.</summary>
    public static string OfAllNetworks()
    {
        var images = DataSource.MadeUp(6, seed: 7).Load(16);
        return string.Join('\n', Architectures.All.Select(architecture => Of(architecture, images, seed: 1)));
    }

    internal static string Of(Architecture architecture, ImageSet images, uint seed, Precision precision = Precision.Float32)
    {
        var weights = "";
        var experiment = new Experiment(architecture, new Bce()) { Training = new TrainingOptions { Epochs = 2, BatchSize = 2, Seed = seed, Precision = precision } };
        var result = ExperimentRunner.Run(experiment, images, new Split([0, 1, 2, 3], [4, 5], [5]), trained: network => weights = Hash(network));
        var losses = result.History.Epochs.SelectMany(epoch => (double[])[epoch.TrainingLoss, epoch.ValidationLoss]).Select(loss => BitConverter.DoubleToInt64Bits(loss).ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
        return $"{architecture}: {string.Join(' ', losses)} {weights}";
    }

    internal static string Hash(SegmentationNetwork network)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, tensor) in network.NamedState())
        {
            using var values = tensor.detach().contiguous();
            hash.AppendData(values.bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
