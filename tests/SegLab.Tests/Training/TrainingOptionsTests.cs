using SegLab.Training;
using SegLab.Training.Augmenting;
using SegLab.Training.Schedules;
using Xunit;

namespace SegLab.Tests.Training;

public sealed class TrainingOptionsTests
{
    [Fact]
    public void DefaultsAreTheAssignments()
    {
        var options = new TrainingOptions();
        Assert.Equal((40, 25, 1e-3, 42u, true, Reading.Assignment, "cpu"), (options.Epochs, options.BatchSize, options.LearningRate, options.Seed, options.Shuffle, options.Reading, options.Device));
        Assert.Equal((new ConstantRate(), Augmentation.None, 0.0, 0.0, false, null, false, false), (options.Schedule, options.Augmentation, options.WeightDecay, options.WeightAverage, options.BestEpoch, options.EarlyStopping, options.ChooseThreshold, options.Mirrors));
        options.Check(trainingCount: 25, validationCount: 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void FewerThanOneEpochIsRefused(int epochs) => AssertRefused(new TrainingOptions { Epochs = epochs }, $"Epochs = {epochs}: train for at least 1.");

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1, "-1")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void ALearningRateThatIsNoNumberAboveZeroIsRefused(double rate, string written) =>
        AssertRefused(new TrainingOptions { LearningRate = rate }, $"LearningRate = {written}: it must be a number above 0 (the assignment uses 0.001).");

    [Theory]
    [InlineData(0, "BatchSize = 0: a step needs at least 1 image.")]
    [InlineData(-5, "BatchSize = -5: a step needs at least 1 image.")]
    [InlineData(101, "BatchSize = 101: there are only 100 images to train on; take BatchSize = 100 or less.")]
    public void ABatchThatTheDataCannotFillIsRefused(int batchSize, string expected) => AssertRefused(new TrainingOptions { BatchSize = batchSize }, expected);

    public static TheoryData<TrainingOptions, string> Wrong => new()
    {
        { new TrainingOptions { WeightDecay = -0.1 }, "WeightDecay = -0.1: it must be a number of 0 or more (0.01 is usual)." },
        { new TrainingOptions { WeightDecay = double.NaN }, "WeightDecay = NaN: it must be a number of 0 or more (0.01 is usual)." },
        { new TrainingOptions { WeightAverage = 1 }, "WeightAverage = 1: it must be 0, for none, or a decay below 1 (0.99 is usual)." },
        { new TrainingOptions { WeightAverage = double.NaN }, "WeightAverage = NaN: it must be 0, for none, or a decay below 1 (0.99 is usual)." },
        { new TrainingOptions { EarlyStopping = 0, Reading = Reading.Honest }, "EarlyStopping = 0: wait for at least 1 epoch, or take EarlyStopping = null." },
        { new TrainingOptions { BestEpoch = true }, Looking("BestEpoch") },
        { new TrainingOptions { EarlyStopping = 4 }, Looking("EarlyStopping") },
        { new TrainingOptions { ChooseThreshold = true }, Looking("ChooseThreshold") },
        { new TrainingOptions { Schedule = new Plateau(), BestEpoch = true }, $"{Looking("BestEpoch")}{Environment.NewLine}{Looking("Schedule = Plateau")}" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void WhatTheReadingOrTheRangeForbidsIsRefused(TrainingOptions options, string expected) => AssertRefused(options, expected);

    [Fact]
    public void EverythingWrongIsSaidAtOnce()
    {
        var message = Assert.Throws<SegLabException>(() => new TrainingOptions { Epochs = 0, LearningRate = -1, BatchSize = 0 }.Check(0, 0)).Message;
        foreach (var expected in (string[])["Epochs = 0", "LearningRate = -1", "BatchSize = 0", "no images to train on", "no images to validate on"])
            Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsWrongOnThisMachineIsKnownWithoutImages()
    {
        Assert.Empty(new TrainingOptions().Problems());
        Assert.Equal(2, new TrainingOptions { Epochs = 0, BatchSize = 999, Device = "tpu" }.Problems().Count);
        Assert.Equal(3, new TrainingOptions { Epochs = 0, BatchSize = 999, Device = "tpu" }.Problems(20, 10).Count);
    }

    private static string Looking(string what) =>
        $"{what} must see the whole validation set, and Reading = Reading.Assignment scores one batch of it: take Reading = Reading.Honest with it.";

    private static void AssertRefused(TrainingOptions options, string expected) =>
        Assert.Equal(expected, Assert.Throws<SegLabException>(() => options.Check(100, 50)).Message);
}
