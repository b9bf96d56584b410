using SegLab.Models;
using static TorchSharp.torch;

namespace SegLab.Training.Optimization;

/// <summary>Values for a network's parameters and buffers, kept beside it: an average, the best epoch's, or what to go back to.</summary>
internal sealed class WeightCopy : IDisposable
{
    private readonly IReadOnlyList<(string Name, Tensor Tensor)> _network;

    /// <summary>Copies a network's values.</summary>
    /// <param name="network">The network, which stays on its device while this lives.</param>
    public WeightCopy(SegmentationNetwork network)
    {
        using var noGradient = no_grad();
        _network = network.NamedState();
        Values = [.. _network.Select(entry => (entry.Name, entry.Tensor.detach().clone().DetachFromDisposeScope()))];
    }

    /// <summary>The values by their state-dict names, in the network's order.</summary>
    public IReadOnlyList<(string Name, Tensor Tensor)> Values { get; }

    /// <summary>Takes over what the network holds now.</summary>
    public void Take() => Copy(_network, Values);

    /// <summary>Takes over another copy's values.</summary>
    /// <param name="other">A copy of the same network.</param>
    public void Take(WeightCopy other) => Copy(other.Values, Values);

    /// <summary>Puts the values into the network.</summary>
    public void Give() => Copy(Values, _network);

    /// <summary>Moves the values towards the network's: value ← decay · value + (1 − decay) · network. Whole numbers are taken over.</summary>
    /// <param name="decay">From 0, which copies, to below 1.</param>
    public void Blend(double decay)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var ((_, value), (_, current)) in Values.Zip(_network))
        {
            if (is_floating_point(value))
                value.mul_(decay).add_(current, alpha: 1 - decay);
            else
                value.copy_(current);
        }
    }

    /// <summary>Disposes the values, not the network.</summary>
    public void Dispose()
    {
        foreach (var (_, tensor) in Values)
            tensor.Dispose();
    }

    private static void Copy(IReadOnlyList<(string Name, Tensor Tensor)> source, IReadOnlyList<(string Name, Tensor Tensor)> target)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var ((_, from), (_, to)) in source.Zip(target))
            to.copy_(from);
    }
}
