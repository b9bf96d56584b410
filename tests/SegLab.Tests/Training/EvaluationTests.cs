using SegLab.Metrics;
using SegLab.Training;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Training;

public sealed class EvaluationTests
{
    [Fact]
    public void MeasuresAreThoseOfTheMasksAndProbabilitiesInTheIndicesOrder()
    {
        using var network = SmallRun.Network();
        var pictures = SmallRun.Pictures();
        int[] indices = [5, 0, 7, 5, 2];
        var measures = Evaluation.Measure(network, pictures, indices, batchSize: 2);
        var masks = Evaluation.Predict(network, pictures, indices, batchSize: 2);
        var probabilities = Evaluation.Probabilities(network, pictures, indices, batchSize: 2);
        Assert.Equal(indices.Select((picture, position) => ImageMeasures.Of(masks[position], pictures.Mask(picture), probabilities[position])), measures);
        Assert.Equal(Evaluation.Count(network, pictures, indices, batchSize: 2), measures.Select(measure => measure.Counts));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.6)]
    [InlineData(1.0)]
    public void AThresholdCountsWhatIsAboveIt(double threshold)
    {
        using var network = SmallRun.Network();
        var pictures = SmallRun.Pictures();
        var measures = Evaluation.Measure(network, pictures, [1, 3], threshold: threshold);
        var probabilities = Evaluation.Probabilities(network, pictures, [1, 3]);
        Assert.Equal(
            [ProbabilityHistogram.Of(probabilities[0], pictures.Mask(1)).CountsAt(threshold), ProbabilityHistogram.Of(probabilities[1], pictures.Mask(3)).CountsAt(threshold)],
            measures.Select(measure => measure.Counts));
    }

    [Fact]
    public void ProbabilitiesAreTheLogitsSigmoid()
    {
        using var network = SmallRun.Network();
        var pictures = SmallRun.Pictures();
        network.eval();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var logits = network.call(pictures.Images([4])).data<float>().ToArray();
        var probabilities = Assert.Single(Evaluation.Probabilities(network, pictures, [4]));
        Assert.Equal(logits.Select(logit => 1 / (1 + Math.Exp(-logit))), probabilities.Select(probability => (double)probability), (one, other) => Math.Abs(one - other) < 1e-6);
    }

    [Fact]
    public void ANetworkOfNotANumberPredictsNothing()
    {
        using var network = SmallRun.Network();
        using (no_grad())
        {
            foreach (var parameter in network.parameters())
                parameter.fill_(float.NaN);
        }

        var measures = Assert.Single(Evaluation.Measure(network, SmallRun.Pictures(), [0]));
        Assert.Equal((0, -1, double.NaN, double.NaN), (measures.Iou, measures.AreaError, measures.AveragePrecision, measures.CalibrationError));
    }

    [Fact]
    public void MeasuringLeavesNoTensorBehind()
    {
        using var network = SmallRun.Network();
        var pictures = SmallRun.Pictures();
        Evaluation.Count(network, pictures, [0, 1, 2], batchSize: 2); // The network makes its matrices once.
        var before = LiveTensors.Count;
        Evaluation.Measure(network, pictures, [0, 1, 2], batchSize: 2);
        Evaluation.Probabilities(network, pictures, [0, 1, 2], batchSize: 2);
        Assert.Equal(before, LiveTensors.Count);
    }

    [Fact]
    public void WrongOptionsAreRefusedBeforeTheNetworkRuns()
    {
        using var network = SmallRun.Network();
        network.train();
        Assert.Throws<SegLabException>(() => Evaluation.Measure(network, SmallRun.Pictures(), [0], threshold: 50));
        Assert.Throws<SegLabException>(() => Evaluation.Measure(network, SmallRun.Pictures(), [0], options: new MeasureOptions { CalibrationBins = 7 }));
        Assert.True(network.training);
    }

    [Fact]
    public void MeasuringStopsBetweenBatches()
    {
        using var network = SmallRun.Network();
        Assert.Throws<OperationCanceledException>(() => Evaluation.Measure(network, SmallRun.Pictures(), [0], cancellationToken: new CancellationToken(canceled: true)));
    }
}
