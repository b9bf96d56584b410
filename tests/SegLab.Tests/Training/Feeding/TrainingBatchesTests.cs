using SegLab.Data;
using SegLab.Losses;
using SegLab.Training;
using SegLab.Training.Augmenting;
using SegLab.Training.Optimization;
using TorchSharp;
using Xunit;

namespace SegLab.Tests.Training.Feeding;

/// <summary>Batches are the same bits from the device and read ahead, from bytes and from numbers.</summary>
public sealed class TrainingBatchesTests
{
    private static readonly int[] Chosen = [5, 1, 1, 0, 7, 3, 2];

    // Losses that derive something from masks.
    private static readonly Loss Deriving = Loss.Parse("boundary + hausdorffdistance + cldice + surfacebce + ssim");

    public static TheoryData<bool, Augmentation> Ways => new() { { false, Augmentation.None }, { true, Augmentation.None }, { true, new Augmentation { Flips = true } } };

    [Theory]
    [MemberData(nameof(Ways))]
    public void StreamedBatchesAreTheResidentOnes(bool bytes, Augmentation augmentation)
    {
        var images = DataSource.MadeUp(8).Load(16, new LoadOptions { Bytes = bytes });
        Assert.Equal(Bits(images, augmentation, long.MaxValue), Bits(images, augmentation, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void AnEpochThatWasCutOffGoesOnWithTheSameBatches(long budget)
    {
        var images = DataSource.MadeUp(8).Load(16);
        var whole = Batches(from: 0);
        for (var from = 0; from <= 3; from++)
            Assert.Equal(whole.Skip(from), Batches(from));

        // Of the third epoch.
        List<string> Batches(int from)
        {
            using var scope = torch.NewDisposeScope();
            using var batches = new TrainingBatches(images, Chosen, new TrainingOptions { BatchSize = 3, Augmentation = Augmentation.Dermoscopy }, torch.CPU, budget);
            batches.Shuffle(3, from);
            var bits = new List<string>();
            for (var step = from; step < batches.Count; step++)
            {
                using var batch = batches.Take(step);
                bits.Add($"{Convert.ToHexString(batch.Pictures.bytes)} {Convert.ToHexString(batch.Target.Masks.bytes)}");
            }

            return bits;
        }
    }

    [Fact]
    public void BytesGiveTheBitsOfTheNumbersThatTheyStandFor()
    {
        var images = DataSource.MadeUp(8).Load(16, new LoadOptions { Bytes = true });
        var numbers = new ImageSet("", images.Names, 16, 16, [.. Enumerable.Range(0, 8).SelectMany(images.Values)], [.. Enumerable.Range(0, 8).SelectMany(images.MaskValues)]);
        Assert.Equal(Bits(numbers, Augmentation.None, long.MaxValue), Bits(images, Augmentation.None, long.MaxValue));
    }

    [Fact]
    public void EveryByteIsDividedAsOnTheProcessor()
    {
        byte[] all = [.. Enumerable.Range(0, 768).Select(value => (byte)value)];
        var images = new ImageSet("", ["a"], 16, 16, all, new byte[256]);
        Assert.Equal(all.Select(value => value / 255f), Bits(images, Augmentation.None, long.MaxValue, [0])[..768]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TrainingOnStreamedBatchesEndsWithTheSameWeights(bool bytes)
    {
        var images = DataSource.MadeUp(8).Load(16, new LoadOptions { Bytes = bytes });
        Assert.Equal(Trained(long.MaxValue), Trained(0));

        string Trained(long budget)
        {
            using var scope = torch.NewDisposeScope();
            using var network = SmallRun.Network();
            using var batches = new TrainingBatches(images, Chosen, SmallRun.Options, torch.CPU, budget);
            using var adam = new AdamOptimizer(network.parameters(), weightDecay: 0);
            var losses = new List<float>();
            for (var epoch = 1; epoch <= 2; epoch++)
            {
                batches.Shuffle(epoch);
                for (var step = 0; step < batches.Count; step++)
                {
                    using var batch = batches.Take(step);
                    network.zero_grad();
                    var value = Deriving.Of(network.call(batch.Pictures), batch.Target);
                    value.backward();
                    adam.Step(1e-3);
                    losses.Add(value.item<float>());
                }
            }

            return $"{string.Join(' ', losses.Select(BitConverter.SingleToInt32Bits))} {Fingerprint.Hash(network)}";
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void NothingIsLeft(long budget)
    {
        var images = DataSource.MadeUp(8).Load(16);
        Bits(images, Augmentation.None, budget);
        var live = LiveTensors.Count;
        Bits(images, Augmentation.None, budget);
        Assert.Equal(live, LiveTensors.Count);
    }

    private static float[] Bits(ImageSet images, Augmentation augmentation, long budget, int[]? chosen = null)
    {
        using var scope = torch.NewDisposeScope();
        using var batches = new TrainingBatches(images, chosen ?? Chosen, new TrainingOptions { BatchSize = Math.Min(3, (chosen ?? Chosen).Length), Augmentation = augmentation }, torch.CPU, budget);
        var bits = new List<float>();
        using (var first = batches.First(4))
            Add(first);
        // The second epoch is skipped, as after a checkpoint.
        foreach (var epoch in (int[])[1, 3])
        {
            batches.Shuffle(epoch);
            for (var step = 0; step < batches.Count; step++)
            {
                using var batch = batches.Take(step);
                Add(batch);
            }
        }

        return [.. bits];

        void Add(TrainingBatch batch)
        {
            bits.AddRange(batch.Pictures.data<float>().ToArray());
            bits.AddRange(batch.Target.Masks.data<float>().ToArray());
            bits.AddRange(batch.Target.Map("distance", DistanceMap.Signed).data<float>().ToArray());
            bits.Add(Deriving.Of(batch.Pictures.narrow(1, 0, 1), batch.Target).item<float>());
        }
    }
}
