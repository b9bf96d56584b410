using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Training.Optimization;

/// <summary>
/// Adam (Kingma and Ba 2015) with decoupled weight decay (AdamW, Loshchilov and Hutter 2019), as PyTorch computes it: β 0.9 and 0.999,
/// ε 10⁻⁸. The moments of all parameters lie in two flat tensors: few operations a step, and they can be stored and put back.
/// </summary>
internal sealed class AdamOptimizer : IDisposable
{
    private const double MeanDecay = 0.9;
    private const double SquareDecay = 0.999;
    private const double Epsilon = 1e-8;

    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly double _weightDecay;

    /// <summary>Starts with moments of 0.</summary>
    /// <param name="parameters">What is learned, on one device. The caller disposes them, after the optimizer.</param>
    /// <param name="weightDecay">The share of a weight that a step at learning rate 1 takes away; all parameters decay, as in PyTorch.</param>
    public AdamOptimizer(IEnumerable<Parameter> parameters, double weightDecay)
    {
        (_parameters, _weightDecay) = ([.. parameters], weightDecay);
        var count = _parameters.Sum(parameter => parameter.numel());
        Mean = zeros(count, device: _parameters[0].device).DetachFromDisposeScope();
        Square = zeros(count, device: _parameters[0].device).DetachFromDisposeScope();
    }

    /// <summary>The running mean of the gradients, <c>[P]</c>: parameter after parameter.</summary>
    public Tensor Mean { get; }

    /// <summary>The running mean of the gradients' squares, <c>[P]</c>.</summary>
    public Tensor Square { get; }

    /// <summary>How many steps the moments hold.</summary>
    public int Steps { get; set; }

    /// <summary>Moves the parameters against their gradients.</summary>
    /// <param name="learningRate">Of this step.</param>
    public void Step(double learningRate)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Steps++;
        var gradient = cat([.. _parameters.Select(parameter => (parameter.grad ?? zeros_like(parameter)).reshape(-1))]);
        Mean.mul_(MeanDecay).add_(gradient, alpha: 1 - MeanDecay);
        Square.mul_(SquareDecay).addcmul_(gradient, gradient, value: 1 - SquareDecay);
        var spread = (Square.sqrt() / Math.Sqrt(1 - Math.Pow(SquareDecay, Steps))).add_(Epsilon);
        var update = (Mean * (-learningRate / (1 - Math.Pow(MeanDecay, Steps)))).div_(spread);
        var start = 0L;
        foreach (var parameter in _parameters)
        {
            if (_weightDecay > 0)
                parameter.mul_(1 - (learningRate * _weightDecay));
            parameter.add_(update.narrow(0, start, parameter.numel()).view(parameter.shape));
            start += parameter.numel();
        }
    }

    /// <summary>Disposes the moments.</summary>
    public void Dispose()
    {
        Mean.Dispose();
        Square.Dispose();
    }
}
