using SegLab.Models;
using SegLab.Randomness;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Tests.Training.Checkpoints;

/// <summary>A network of moments with everything that has a state: weights, batch normalisation, and dropout, which draws from torch's own generator. It tells each time that it predicts.</summary>
internal sealed class WatchedNetwork : SegmentationNetwork
{
    private readonly Conv2d _first;
    private readonly BatchNorm2d _norm;
    private readonly Dropout _dropout;
    private readonly Conv2d _last;
    private readonly Action<bool> _predicts;

    /// <summary>Sets the weights, the same each time.</summary>
    /// <param name="predicts">Receives whether it predicts in training mode.</param>
    public WatchedNetwork(Action<bool>? predicts = null)
        : base(nameof(WatchedNetwork))
    {
        _predicts = predicts ?? (_ => { });
        register_module("first", _first = nn.Conv2d(3, 4, 3, padding: 1));
        register_module("norm", _norm = nn.BatchNorm2d(4));
        register_module("dropout", _dropout = nn.Dropout(0.3));
        register_module("last", _last = nn.Conv2d(4, 1, 1));
        WeightInitialization.Initialize(this, new MersenneTwister(1));
    }

    protected override Tensor Logits(Tensor images)
    {
        _predicts(training);
        return _last.call(_dropout.call(_norm.call(_first.call(images)).relu()));
    }
}
