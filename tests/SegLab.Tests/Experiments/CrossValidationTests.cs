using SegLab.Data;
using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Tests.Training;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Experiments;

/// <summary>Every picture is tested once, by a network that has not seen it.</summary>
public sealed class CrossValidationTests
{
    private static readonly Experiment Experiment = new(Architectures.SegNet, new Bce()) { Training = SmallRun.Options with { Epochs = 1, Reading = Reading.Honest } };

    [Fact]
    public void ThePoolHoldsEachPictureAsItsFoldTestedIt()
    {
        var images = SmallRun.Pictures();
        var folds = Split.Folds(images.LesionShares, 4, seed: 1);
        var results = CrossValidation.Run(Experiment, images, folds);
        var pool = CrossValidation.Pool(results, folds);

        Assert.Equal(4, results.Count);
        Assert.Equal(images.Count, pool.Count);
        Assert.All(Enumerable.Range(0, images.Count), picture =>
        {
            var (fold, result) = folds.Zip(results).Single(pair => pair.First.Test.Contains(picture));
            Assert.DoesNotContain(picture, fold.Train);
            Assert.Equal(result.Test[fold.Test.ToList().IndexOf(picture)], pool[picture]);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void CancelledItGivesTheFoldsThatWereFinished(int fold)
    {
        var images = SmallRun.Pictures();
        var folds = Split.Folds(images.LesionShares, 4, seed: 1);
        using var cancellation = new CancellationTokenSource();
        var epochs = 0;
        var results = CrossValidation.Run(Experiment, images, folds, new SmallRun.Listener(progress =>
        {
            // One epoch a fold.
            epochs += progress.Batch == 1 && progress.Preview is null ? 1 : 0;
            if (epochs == fold)
                cancellation.Cancel();
        }), cancellation.Token);
        Assert.Equal(folds.Take(fold - 1).Select(each => each.Test.Count), results.Select(result => result.Test.Count));
    }

    [Fact]
    public void FoldsThatDoNotTestEachPictureOnceAreRefused()
    {
        var images = SmallRun.Pictures();
        var folds = Split.Folds(images.LesionShares, 4, seed: 1);
        Assert.Contains("2 of 8 pictures are tested another number of times", Assert.Throws<SegLabException>(() => CrossValidation.Run(Experiment, images, [.. folds.Skip(1)])).Message, StringComparison.Ordinal);
        Assert.Contains("There are 0 results for 4 folds", Assert.Throws<SegLabException>(() => CrossValidation.Pool([], folds)).Message, StringComparison.Ordinal);
    }
}
