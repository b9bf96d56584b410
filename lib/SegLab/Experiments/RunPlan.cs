using System.Diagnostics;
using SegLab.Models;

namespace SegLab.Experiments;

/// <summary>Estimates how long planned runs will take, from the multiply-adds that each needs and the pace of those that ran.</summary>
public sealed class RunPlan
{
    // A training step costs about three forward passes.
    private const double StepCost = 3;

    private readonly List<Experiment> _waiting;
    private readonly Dictionary<string, double> _multiplyAdds = new(StringComparer.Ordinal);
    private readonly int _size;
    private readonly Stopwatch _clock = new();
    private double _secondsSpent;
    private double _workDone;

    /// <summary>Plans runs.</summary>
    /// <param name="experiments">The runs, in order.</param>
    /// <param name="size">The pictures' side in pixels.</param>
    public RunPlan(IEnumerable<Experiment> experiments, int size) => (_waiting, _size, Count) = ([.. experiments], size, experiments.Count());

    /// <summary>How many runs were planned.</summary>
    public int Count { get; private set; }

    /// <summary>How many planned runs have not begun.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Plans runs at the end, those that are not planned yet.</summary>
    /// <param name="experiments">The runs, in order.</param>
    public void Add(IEnumerable<Experiment> experiments)
    {
        var added = experiments.Except(_waiting).ToList();
        _waiting.AddRange(added);
        Count += added.Count;
    }

    /// <summary>A run begins.</summary>
    /// <param name="experiment">Which; it need not have been planned.</param>
    public void Start(Experiment experiment)
    {
        _waiting.Remove(experiment);
        _clock.Restart();
    }

    /// <summary>The run that began last has ended.</summary>
    /// <param name="experiment">Which.</param>
    public void Finish(Experiment experiment)
    {
        _secondsSpent += _clock.Elapsed.TotalSeconds;
        _clock.Reset();
        _workDone += WorkOf(experiment);
    }

    /// <summary>How long the runs that have not begun will take at the pace so far; null before there is a pace.</summary>
    /// <param name="current">The run under way.</param>
    /// <param name="share">How much of it is done, 0 to 1.</param>
    public TimeSpan? RemainingAfter(Experiment current, double share)
    {
        var work = _workDone + (share * WorkOf(current));
        return work > 0 ? TimeSpan.FromSeconds((_secondsSpent + _clock.Elapsed.TotalSeconds) / work * _waiting.Sum(WorkOf)) : null;
    }

    private double WorkOf(Experiment experiment)
    {
        if (!_multiplyAdds.TryGetValue(experiment.Architecture.Name, out var multiplyAdds))
            _multiplyAdds[experiment.Architecture.Name] = multiplyAdds = LayerSummary.Of(experiment.Architecture, _size).MultiplyAdds;
        return StepCost * multiplyAdds * experiment.Training.Epochs;
    }
}
