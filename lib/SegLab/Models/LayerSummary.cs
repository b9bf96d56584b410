using SegLab.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Models;

/// <summary>A network's layers in the order in which they run, with what each costs for one picture.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Layers">Its layers.</param>
public sealed record LayerSummary(string Network, IReadOnlyList<LayerInfo> Layers)
{
    /// <summary>How many numbers the network learns.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>Multiply-adds of a forward pass over one picture; a training step takes about three times that.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>Runs an untrained network of that kind once and notes every layer.</summary>
    /// <param name="architecture">Which network.</param>
    /// <param name="size">The picture's width and height, divisible by 16.</param>
    public static LayerSummary Of(Architecture architecture, int size)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var network = architecture.Build();
        network.eval();
        network.LayerByLayer = true;
        var layers = new List<LayerInfo>();
        foreach (var (name, layer) in network.named_children())
            Watch(name, layer, layers);
        network.call(zeros(1, 3, size, size));
        return new LayerSummary(architecture.Name, layers);
    }

    private static void Watch(string name, nn.Module layer, List<LayerInfo> layers)
    {
        var parameters = layer.parameters().Sum(parameter => parameter.numel());
        void Note(Tensor input, Tensor output) => layers.Add(new LayerInfo(name, Kind(layer), input.shape, output.shape, parameters, MultiplyAddsOf(layer, input, output)));

        switch (layer)
        {
            case nn.Module<Tensor, Tensor> simple:
                simple.register_forward_hook((_, input, output) =>
                {
                    Note(input, output);
                    return output;
                });
                break;
            case IndexedMaxPool pool:
                pool.register_forward_hook((_, input, output) =>
                {
                    Note(input, output.Values);
                    return output;
                });
                break;
            case MaxUnpool2d unpool:
                unpool.register_forward_hook((_, input, _, _, output) =>
                {
                    Note(input, output);
                    return output;
                });
                break;
        }
    }

    private static string Kind(nn.Module layer) => layer switch
    {
        Convolution convolution => $"{convolution.GetName()} {convolution.kernel_size[0]}×{convolution.kernel_size[0]}" +
            (convolution.stride[0] > 1 ? $", stride {convolution.stride[0]}" : "") +
            (convolution.dilation[0] > 1 ? $", dilation {convolution.dilation[0]}" : ""),
        // TorchSharp's BatchNorm2d calls itself BatchNorm1d.
        _ => layer.GetType().Name,
    };

    // A convolution's weight is used once for each output position, a transposed one's once for each input position.
    private static long MultiplyAddsOf(nn.Module layer, Tensor input, Tensor output) => layer is Convolution convolution
        ? convolution.weight!.numel() * (convolution.transposed ? input : output).shape[2..].Aggregate(1L, (product, side) => product * side) * input.shape[0]
        : 0;
}
