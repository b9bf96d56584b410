using System.Text.Json;
using SegLab.Metrics;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Metrics;

/// <summary>iou.json, exactly.</summary>
public sealed class ThresholdedIouTests
{
    private static readonly JsonElement File = Golden.Read("iou.json");

    [Fact]
    public void PairsOfMasksScoreAsRecorded()
    {
        foreach (var pair in File.GetProperty("pairs").EnumerateArray())
        {
            using var scope = NewDisposeScope();
            long[] shape = [1, 1, pair.GetProperty("h").GetInt64(), pair.GetProperty("w").GetInt64()];
            var counts = Assert.Single(ConfusionCounts.Of(Mask("pred") - 0.5f, Mask("label")));
            Assert.Equal(pair.GetProperty("intersection").GetInt64(), counts.Intersection);
            Assert.Equal(pair.GetProperty("union").GetInt64(), counts.Union);
            Assert.Equal((float)Golden.Number(pair.GetProperty("raw")), ThresholdedIou.SmoothedIou(counts.Intersection, counts.Union));
            Assert.Equal((float)Golden.Number(pair.GetProperty("thresholded")), (float)counts.ThresholdedIou);

            Tensor Mask(string name) => tensor([.. pair.GetProperty(name).GetString()!.Select(digit => digit - (float)'0')]).reshape(shape);
        }
    }

    [Fact]
    public void EveryIntersectionAndUnionOfTheTableScoresAsRecorded()
    {
        var union = 0L;
        foreach (var row in File.GetProperty("table").GetProperty("tenths").EnumerateArray())
        {
            union++;
            var intersection = 0L;
            foreach (var tenths in row.EnumerateArray())
                Assert.Equal(tenths.GetInt32(), ThresholdedIou.Tenths(intersection++, union));
            Assert.Equal(union + 1, intersection);
        }

        Assert.True(union > 0);
    }

    [Fact]
    public void Float32CountsThreeRatiosAStepTooHigh()
    {
        foreach (var row in File.GetProperty("table").GetProperty("differs_from_exact_rational").EnumerateArray().Select(Golden.Numbers))
        {
            Assert.Equal(row[2], ThresholdedIou.Tenths((long)row[0], (long)row[1]));
            Assert.NotEqual(row[2], row[3]);
        }
    }

    [Fact]
    public void ABatchScoresAsRecorded()
    {
        using var scope = NewDisposeScope();
        var batch = File.GetProperty("batch");
        var shape = Golden.Shape(batch.GetProperty("shape"));
        var scores = ConfusionCounts.Of(
            tensor(Golden.Floats(batch.GetProperty("logits"))).reshape(shape), tensor(Golden.Floats(batch.GetProperty("labels"))).reshape(shape));
        var thresholded = scores.Select(score => score.ThresholdedIou).ToList();
        Assert.Equal(Golden.Floats(batch.GetProperty("thresholded")), thresholded.Select(score => (float)score));
        Assert.Equal(Golden.Floats(batch.GetProperty("raw")), scores.Select(score => (float)score.Iou));
        // The file's means were taken in float32.
        Assert.Equal(Golden.Number(batch.GetProperty("score_batches_of_4")), AssignmentScore.Of(thresholded, 4), 1e-7);
        Assert.Equal(Golden.Number(batch.GetProperty("mean_over_images")), thresholded.Average(), 1e-7);
    }
}
