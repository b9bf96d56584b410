using SegLab.Models.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Models;

/// <summary>
/// A network that takes pictures and gives one logit a pixel. Its parameters carry the original notebook's state-dict names;
/// their values are set by <see cref="WeightInitialization"/> or a weights file, on any device.
/// </summary>
/// <remarks>
/// Activations and convolution weights lie channels-last in memory (<c>[N, H, W, C]</c>), which the CPU's convolutions take half the time for;
/// shapes read <c>[N, C, H, W]</c> all the same.
/// </remarks>
public abstract class SegmentationNetwork : nn.Module<Tensor, Tensor>
{
    /// <summary>Four times halved and doubled: both sides of a picture must be divisible by this.</summary>
    public const int SideDivisor = 16;

    /// <summary>How many times the encoder halves a picture.</summary>
    private protected const int Levels = 4;

    /// <summary>Channels of the picture and of each encoder level.</summary>
    private protected static int[] Widths { get; } = [3, 32, 64, 128, 256];

    /// <summary>Whether each layer runs by itself, to be watched: the same results up to rounding, slower.</summary>
    internal bool LayerByLayer { get; set; }

    /// <summary>
    /// In which numbers activations are computed and kept, and in which gradients flow back through them. Parameters and their gradients,
    /// the statistics of batch normalisation and the logits are float32 in all of them. <see cref="Precision.Float32"/> by default.
    /// </summary>
    public Precision Precision { get; set; }

    /// <summary>Names the network.</summary>
    /// <param name="name">Its name, such as <c>SegNet</c>.</param>
    protected SegmentationNetwork(string name)
        : base(name)
    {
    }

    /// <summary>Maps pictures to logits; a pixel is predicted as lesion where its logit is above 0.</summary>
    /// <param name="input"><c>[N, 3, H, W]</c>, values in [0, 1], both sides divisible by 16, on the network's device.</param>
    /// <returns><c>[N, 1, H, W]</c>, of the input's type; the caller disposes.</returns>
    /// <exception cref="SegLabException">The input has another shape.</exception>
    public sealed override Tensor forward(Tensor input)
    {
        CheckShape(input);
        using var scope = NewDisposeScope();
        if (input.device_type == DeviceType.CUDA)
            TensorCores.Allow(Precision);
        return Logits(ChannelsLast.Arrange(Rounded(input))).to_type(input.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>Parameters and buffers under the original's names, in PyTorch's order: layer by layer, a layer's parameters before its buffers.</summary>
    /// <returns>The network's own tensors, not copies; the network disposes them.</returns>
    public IReadOnlyList<(string Name, Tensor Tensor)> NamedState() =>
    [
        .. named_children().SelectMany(layer => layer.module.named_parameters().Select(parameter => (parameter.name, tensor: (Tensor)parameter.parameter))
            .Concat(layer.module.named_buffers().Select(buffer => (buffer.name, tensor: buffer.buffer)))
            .Select(entry => ($"{layer.name}.{entry.name}", entry.tensor))),
    ];

    /// <summary>The network's own wiring. Intermediate tensors are disposed by the caller's scope.</summary>
    /// <param name="images"><c>[N, 3, H, W]</c>, channels-last in memory; bfloat16 where <see cref="Precision"/> asks for it, then layers of one's own must take that.</param>
    /// <returns><c>[N, 1, H, W]</c>.</returns>
    protected abstract Tensor Logits(Tensor images);

    /// <summary>Convolves, after doubling where asked for. Where both are cheaper done at once, the result is the same up to rounding.</summary>
    /// <param name="convolution">3×3 or 1×1.</param>
    /// <param name="input"><c>[N, C, H, W]</c>.</param>
    /// <param name="doubling">What doubles both sides before, if anything.</param>
    /// <param name="folded">Weight and bias to take instead of the convolution's own.</param>
    /// <returns><c>[N, C', H, W]</c>, or with twice the sides.</returns>
    internal Tensor Convolved(Conv2d convolution, Tensor input, nn.Module<Tensor, Tensor>? doubling = null, (Tensor Weight, Tensor Bias)? folded = null)
    {
        if (LayerByLayer)
            return convolution.call(doubling is null ? input : doubling.call(input));
        using var scope = NewDisposeScope();
        var weight = Rounded(folded?.Weight ?? convolution.weight!);
        var bias = Rounded(folded?.Bias ?? convolution.bias!);
        var convolved = doubling switch
        {
            null => Plain(input),
            // Interpolation commutes with a 1×1 convolution: doubling its one channel instead of its 96 gives the same.
            BicubicUpsample when convolution.kernel_size[0] == 1 => doubling.call(Plain(input)),
            BicubicUpsample bicubic => bicubic.Convolved(weight, bias, input),
            _ => Plain(Resized(doubling, input)),
        };
        return convolved.MoveToOuterDisposeScope();

        Tensor Plain(Tensor picture) => nn.functional.conv2d(picture, weight, bias, convolution.stride, convolution.padding, convolution.dilation);
    }

    /// <summary>Applies a layer that halves or doubles a picture's sides.</summary>
    /// <param name="layer">A pooling, an interpolation, or a convolution that may be transposed.</param>
    /// <param name="input"><c>[N, C, H, W]</c>.</param>
    internal Tensor Resized(nn.Module<Tensor, Tensor> layer, Tensor input) => layer switch
    {
        Conv2d halving => Convolved(halving, input),
        ConvTranspose2d doubling when !LayerByLayer => nn.functional.conv_transpose2d(input, Rounded(doubling.weight!), Rounded(doubling.bias!), strides: doubling.stride),
        _ => layer.call(input),
    };

    /// <summary>Adds a convolution that keeps the picture's size.</summary>
    private protected Conv2d Convolution(string name, long inputs, long outputs, long kernel = 3, long dilation = 1) =>
        Layer(name, ChannelsLast.Arrange(nn.Conv2d(inputs, outputs, kernel, padding: dilation * (kernel - 1) / 2, dilation: dilation)));

    /// <summary>Adds convolution, batch normalisation and ReLU.</summary>
    private protected ConvolutionBlock Block(string convolutionName, string normalizationName, long inputs, long outputs, long dilation = 1)
    {
        var convolution = Convolution(convolutionName, inputs, outputs, dilation: dilation);
        return new ConvolutionBlock(this, convolution, Layer(normalizationName, nn.BatchNorm2d(outputs)));
    }

    /// <summary>Adds a layer under its state-dict name.</summary>
    private protected TLayer Layer<TLayer>(string name, TLayer layer)
        where TLayer : nn.Module
    {
        register_module(name, layer);
        return layer;
    }

    /// <summary>Refuses a picture size that no network of the suite can halve four times.</summary>
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    /// <exception cref="SegLabException">A side is not divisible by 16; the message names sizes that are.</exception>
    public static void CheckSize(long height, long width)
    {
        if (height < SideDivisor || width < SideDivisor || height % SideDivisor != 0 || width % SideDivisor != 0)
            throw new SegLabException($"The networks take pictures whose sides are divisible by {SideDivisor}; these are {height}×{width}. Take for example {Nearest(height)}×{Nearest(width)}.");
    }

    // Layers that are watched take their own weights, which are float32.
    private Tensor Rounded(Tensor tensor) => Precision == Precision.BFloat16 && !LayerByLayer ? tensor.to_type(ScalarType.BFloat16) : tensor;

    private void CheckShape(Tensor input)
    {
        var shape = input.shape;
        if (shape.Length != 4 || shape[1] != 3)
            throw new SegLabException($"{GetName()} takes pictures as [N, 3, H, W]; it was given [{string.Join(", ", shape)}].");
        CheckSize(shape[2], shape[3]);
    }

    private static long Nearest(long side) => Math.Max(SideDivisor, (side + (SideDivisor / 2)) / SideDivisor * SideDivisor);
}
