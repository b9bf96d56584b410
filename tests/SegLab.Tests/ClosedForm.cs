using SegLab.Data;
using static TorchSharp.torch;

namespace SegLab.Tests;

/// <summary>The golden files' closed-form numbers: the same tensors and pictures in every language (golden/README.md).</summary>
internal static class ClosedForm
{
    public static uint Hash(uint index, uint k)
    {
        unchecked
        {
            var h = (index * 0x9E3779B1u) + (k * 0x85EBCA77u) + 0x165667B1u;
            h ^= h >> 15;
            h *= 0x2C1B3C6Du;
            h ^= h >> 12;
            h *= 0x297A2D39u;
            h ^= h >> 15;
            return h >> 8;
        }
    }

    public static double Uniform(uint index, uint k) => Hash(index, k) / 16777216.0;

    public static float[] Fill(long count, uint k, double center, double scale) =>
        [.. Enumerable.Range(0, checked((int)count)).Select(index => (float)(center + (scale * ((2 * Uniform((uint)index, k)) - 1))))];

    /// <summary>Sets a network's parameters by the rule of models.json, in registration order, with k = seed·1000 + index.</summary>
    public static void SetWeights(nn.Module network, uint seed)
    {
        using var _ = no_grad();
        var owners = network.named_modules().ToDictionary(pair => pair.name, pair => pair.module, StringComparer.Ordinal);
        var index = 0u;
        foreach (var (name, parameter) in network.named_parameters())
        {
            var (owner, leaf) = (name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..]);
            var (center, scale) = owners[owner] is TorchSharp.Modules.BatchNorm2d
                ? leaf == "weight" ? (1.0, 0.2) : (0.0, 0.1)
                : leaf == "bias" ? (0.0, 0.05) : (0.0, WeightScale(name, owners[owner], parameter.shape));
            using var values = tensor(Fill(parameter.numel(), (seed * 1000) + index, center, scale)).reshape(parameter.shape);
            parameter.copy_(values);
            index++;
        }
    }

    public static ImageSet Pictures(IReadOnlyList<int> numbers, int height, int width, uint k0)
    {
        var images = new float[numbers.Count * 3 * height * width];
        var masks = new byte[numbers.Count * height * width];
        for (var position = 0; position < numbers.Count; position++)
            Draw(numbers[position], height, width, k0, images.AsSpan(position * 3 * height * width), masks.AsSpan(position * height * width));
        return new ImageSet("closed-form pictures", [.. numbers.Select(number => $"synth{number}")], height, width, images, masks);
    }

    private static void Draw(int number, int height, int width, uint k0, Span<float> image, Span<byte> mask)
    {
        double[] skin = [0.85, 0.65, 0.55];
        double[] lesion = [0.45, 0.28, 0.22];
        var (centerX, centerY, radius) = ((width / 2) + (5 * number % 7) - 3, (height / 2) + (3 * number % 5) - 2, (width / 5) + (number % 4));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var inside = ((x - centerX) * (x - centerX)) + ((y - centerY) * (y - centerY)) <= radius * radius;
                mask[(y * width) + x] = inside ? (byte)1 : (byte)0;
                for (var channel = 0; channel < 3; channel++)
                {
                    var flat = (channel * height * width) + (y * width) + x;
                    image[flat] = (float)((inside ? lesion[channel] : skin[channel]) + (0.1 * (Uniform((uint)flat, k0 + (uint)number) - 0.5)));
                }
            }
        }
    }

    private static double WeightScale(string name, nn.Module owner, long[] shape)
    {
        var fanIn = owner is TorchSharp.Modules.ConvTranspose2d ? shape[0] : shape[1] * shape[2] * shape[3];
        var noReluFollows = name.StartsWith("pool", StringComparison.Ordinal) || name.StartsWith("upsample", StringComparison.Ordinal) || name.StartsWith("dec_conv3", StringComparison.Ordinal);
        return Math.Sqrt((noReluFollows ? 3.0 : 6.0) / fanIn);
    }
}
