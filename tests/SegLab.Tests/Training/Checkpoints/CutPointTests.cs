using SegLab.Data;
using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;
using SegLab.Training.Checkpoints;
using SegLab.Training.Schedules;
using TorchSharp;
using Xunit;

namespace SegLab.Tests.Training.Checkpoints;

/// <summary>Wherever a run is cut off, and however often, it ends with the bits of one that was not: weights, losses, counts, threshold, masks.</summary>
public sealed class CutPointTests : IDisposable
{
    private static readonly ImageSet Images = ClosedForm.Pictures([.. Enumerable.Range(0, 10)], 16, 16, 1);

    // Images that occur twice, a last batch that is smaller, two batches to validate on.
    private static readonly Split Split = new([0, 1, 2, 3, 1, 0, 2, 3], [4, 5, 6, 7, 8], [9, 3]);

    private readonly TemporaryFolder _folder = new();

    /// <summary>Names of runs, each with another kind of state.</summary>
    public static TheoryData<string> Runs => ["assignment", "strong", "plateau"];

    private Checkpoint Checkpoint => new(_folder["checkpoint.safetensors"], "a run");

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Runs))]
    public void CutAtAnyPredictionItGoesOnToTheSameBits(string run)
    {
        var whole = Train(run, cut: null).Outcome;
        var predictions = 0;
        Checkpoint.Delete();
        Train(run, cut: null, predicts: _ => predictions++);
        // The first is the loss's try; nine steps and three validations are among them.
        Assert.True(predictions >= 1 + 9 + 3);
        for (var cut = 1; cut <= predictions; cut++)
        {
            Checkpoint.Delete();
            using var cancellation = new CancellationTokenSource();
            var (left, steps) = (cut, 0);
            var first = Train(run, cancellation.Token, predicts: training =>
            {
                steps += training ? 1 : 0;
                if (--left == 0)
                    cancellation.Cancel();
            });
            // In the last batch, which is predicted four times where mirrors are averaged, nothing can be broken off any more.
            Assert.True(first.History.WasCancelled || cut > predictions - 4, $"cut at prediction {cut} of {predictions}");
            Assert.True(first.History.Interrupted is null || (first.History.Interrupted.Epochs * 3) + first.History.Interrupted.Step == steps, $"no step is lost at prediction {cut}");
            Assert.Equal(first.History.Interrupted is { IsStart: false } at ? at : null, first.History.Interrupted is null ? null : Checkpoint.Position());
            var repeated = 0;
            var second = Train(run, cut: null, predicts: training => repeated += training ? 1 : 0);
            Assert.True(whole == second.Outcome, $"other bits after a cut at prediction {cut} of {predictions}: {whole} became {second.Outcome}");
            Assert.Equal(9, steps + repeated);
        }
    }

    [Theory, MemberData(nameof(Runs))]
    public void CutAfterEveryStepItEndsWithTheSameBits(string run)
    {
        var whole = Train(run, cut: null).Outcome;
        Checkpoint.Delete();
        for (var session = 0; session < 9; session++)
        {
            using var cancellation = new CancellationTokenSource();
            Assert.True(Train(run, cancellation.Token, stepped: cancellation.Cancel).History.WasCancelled);
            Assert.Equal(new TrainingPosition(session / 3, (session % 3) + 1, 3), Checkpoint.Position());
        }

        Assert.Equal(whole, Train(run, cut: null).Outcome);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public void InBFloat16Too(int step)
    {
        var options = Options("strong") with { Precision = Precision.BFloat16, Schedule = new OneCycle(), Epochs = 2 };
        var whole = Trained(cut: 0);
        Checkpoint.Delete();
        Trained(step);
        Assert.Equal(new TrainingPosition(step / 3, step % 3, 3), Checkpoint.Position());
        Assert.Equal(whole, Trained(cut: 0));

        string Trained(int cut)
        {
            using var cancellation = new CancellationTokenSource();
            using var network = SmallRun.Network();
            var history = Trainer.Train(network, new Bce(), Images, Split, options, checkpoint: Checkpoint, cancellationToken: cancellation.Token, progress: new SmallRun.Listener(progress =>
            {
                if (((progress.Epoch - 1) * 3) + progress.Batch == cut)
                    cancellation.Cancel();
            }));
            return CutOffRun.Outcome(network, history);
        }
    }

    private static TrainingOptions Options(string run) => run switch
    {
        "assignment" => new TrainingOptions { Epochs = 3, BatchSize = 3 },
        "strong" => Recipe.Strong.Apply(new TrainingOptions()) with { Epochs = 3, BatchSize = 3 },
        _ => CutOffRun.Everything with { Epochs = 3, BatchSize = 3 },
    };

    private (string Outcome, TrainingHistory History) Train(string run, CancellationToken? cut, Action<bool>? predicts = null, Action? stepped = null)
    {
        // What was drawn elsewhere in the process meanwhile must not matter to a run that goes on; a new one begins at the same state.
        using var noise = torch.rand(7);
        if (!File.Exists(Checkpoint.Path))
            torch.Generator.Default.manual_seed(5);
        using var network = new WatchedNetwork(predicts);
        var history = Trainer.Train(
            network, new Bce() + new GrowingWeight(new Dice(), Start: 0.1, Step: 0.3), Images, Split, Options(run), new SmallRun.Listener(progress =>
            {
                if (progress.Preview is null)
                    stepped?.Invoke();
            }),
            cut ?? CancellationToken.None,
            Checkpoint);
        var masks = predicts is null || cut is null ? string.Join(' ', Predicted()) : "";
        return ($"{CutOffRun.Outcome(network, history)} {masks}", history);

        IEnumerable<string> Predicted()
        {
            using var plain = new WatchedNetwork();
            foreach (var ((_, to), (_, from)) in plain.NamedState().Zip(network.NamedState()))
            {
                using var noGradient = torch.no_grad();
                to.copy_(from);
            }

            return [.. Evaluation.Predict(plain, Images, Split.Test, 2, history.Threshold).Select(mask => Convert.ToHexString(mask.Pixels))];
        }
    }
}
