using System.Diagnostics;
using SegLab.Models;
using SegLab.Training.Optimization;
using static TorchSharp.torch;

namespace SegLab.Training.Checkpoints;

/// <summary>All that a training run changes: weights, moments, the average, the best epoch's weights, the losses of the epoch under way, and the history, from which the rest follows.</summary>
internal sealed class TrainingState : IDisposable
{
    private readonly SegmentationNetwork _network;
    private readonly TrainingOptions _options;
    private readonly AdamOptimizer _adam;
    private readonly WeightCopy? _average;
    private readonly WeightCopy? _best;
    // On the device: before an epoch's end nothing waits for them.
    private readonly Tensor _losses;
    private readonly Stopwatch _clock = new();
    private double _earlierSeconds;

    /// <summary>The state before the first step.</summary>
    /// <param name="network">The network, on its device. The caller disposes it, after the state.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="stepsPerEpoch">How many batches an epoch has.</param>
    public TrainingState(SegmentationNetwork network, TrainingOptions options, int stepsPerEpoch)
    {
        (_network, _options, StepsPerEpoch) = (network, options, stepsPerEpoch);
        _adam = new AdamOptimizer(network.parameters(), options.WeightDecay);
        _average = options.WeightAverage > 0 ? new WeightCopy(network) : null;
        _best = options.BestEpoch ? new WeightCopy(network) : null;
        _losses = zeros(stepsPerEpoch, device: _adam.Mean.device).DetachFromDisposeScope();
    }

    /// <summary>The epochs finished so far.</summary>
    public IReadOnlyList<EpochRecord> History { get; private set; } = [];

    /// <summary>How many there shall be.</summary>
    public int Epochs => _options.Epochs;

    /// <summary>How many steps an epoch has.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>How many steps of the epoch under way are done; 0 between two epochs.</summary>
    public int StepsDone { get; private set; }

    /// <summary>How far training has come.</summary>
    public TrainingPosition Position => new(History.Count, StepsDone, StepsPerEpoch);

    /// <summary>Wall time of the epoch under way, what it took before it was cut off included.</summary>
    public double Seconds => _earlierSeconds + _clock.Elapsed.TotalSeconds;

    /// <summary>Whether there is nothing left to train: the last epoch is done, or no epoch of the last few was better.</summary>
    public bool IsFinished => History.Count >= Epochs || StoppedEarly;

    /// <summary>Whether validation did not get better for as many epochs as <see cref="TrainingOptions.EarlyStopping"/> says.</summary>
    public bool StoppedEarly => History.Count < Epochs && _options.EarlyStopping is { } patience && TrainingHistory.FindBest(History) is { } best && History.Count - best.Epoch >= patience;

    /// <summary>Begins an epoch, or goes on with one that was cut off.</summary>
    /// <returns>Which, from 1.</returns>
    public int BeginEpoch()
    {
        _clock.Restart();
        return History.Count + 1;
    }

    /// <summary>A step of the optimizer, at the rate that the schedule gives it, and of the average.</summary>
    /// <param name="loss">The batch's, without a gradient.</param>
    public void Step(Tensor loss)
    {
        var rate = _options.LearningRate * _options.Schedule.Factor(_adam.Steps, Epochs * StepsPerEpoch, History);
        _adam.Step(rate);
        // A new average forgets quickly (Tarvainen and Valpola 2017): it would hold on to the first weights for too long otherwise.
        _average?.Blend(Math.Min(_options.WeightAverage, (1.0 + _adam.Steps) / (10 + _adam.Steps)));
        _losses[StepsDone].copy_(loss);
        StepsDone++;
    }

    /// <summary>The losses of the steps done in the epoch under way, in their order. Waits for the device.</summary>
    public float[] Losses()
    {
        using var scope = NewDisposeScope();
        return _losses.narrow(0, 0, StepsDone).cpu().data<float>().ToArray();
    }

    /// <summary>Does something with the weights that are evaluated, the average where there is one; training goes on from its own.</summary>
    /// <param name="look">What to do.</param>
    public T Evaluated<T>(Func<T> look)
    {
        if (_average is null)
            return look();
        using var trained = new WeightCopy(_network);
        _average.Give();
        try
        {
            return look();
        }
        finally
        {
            trained.Give();
        }
    }

    /// <summary>Ends an epoch.</summary>
    /// <param name="record">What it gave, but for its seconds; the evaluated weights are still those it was measured with.</param>
    public void Finish(EpochRecord record)
    {
        History = [.. History, record with { Seconds = Seconds }];
        (StepsDone, _earlierSeconds) = (0, 0);
        if (_best is null || TrainingHistory.FindBest(History)?.Epoch != record.Epoch)
            return;
        if (_average is null)
            _best.Take();
        else
            _best.Take(_average);
    }

    /// <summary>Ends training: the network gets the weights that the options ask for.</summary>
    public void Conclude()
    {
        if (_best is not null && History.Count > 0)
            _best.Give();
        else
            _average?.Give();
        _network.eval();
    }

    /// <summary>Weights, moments and copies, by name.</summary>
    /// <returns>The state's own tensors, not copies.</returns>
    public IEnumerable<(string Name, Tensor Tensor)> Tensors() =>
    [
        .. _network.NamedState().Select(entry => ($"network.{entry.Name}", entry.Tensor)),
        ("adam.mean", _adam.Mean),
        ("adam.square", _adam.Square),
        .. _average?.Values.Select(entry => ($"average.{entry.Name}", entry.Tensor)) ?? [],
        .. _best?.Values.Select(entry => ($"best.{entry.Name}", entry.Tensor)) ?? [],
    ];

    /// <summary>Goes back to where a checkpoint was written.</summary>
    /// <param name="content">Its tensors have the names and shapes of <see cref="Tensors"/>, and its losses are of no more steps than an epoch has.</param>
    public void Restore(CheckpointContent content)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (name, tensor) in Tensors())
            tensor.copy_(content.Tensors[name]);
        _losses.narrow(0, 0, content.Losses.Count).copy_(from_array(content.Losses.ToArray()));
        (History, StepsDone, _earlierSeconds) = (content.History, content.Losses.Count, content.Seconds);
        _adam.Steps = (History.Count * StepsPerEpoch) + StepsDone;
        if (content.Generator is not null)
            Generator.Default.set_state(content.Generator);
    }

    /// <summary>Disposes moments and copies, not the network.</summary>
    public void Dispose()
    {
        _adam.Dispose();
        _average?.Dispose();
        _best?.Dispose();
        _losses.Dispose();
    }
}
