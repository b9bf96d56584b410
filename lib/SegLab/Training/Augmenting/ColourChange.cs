using static TorchSharp.torch;

namespace SegLab.Training.Augmenting;

/// <summary>Brightness, contrast, saturation and hue: one 3 × 3 matrix a picture, about its mean grey.</summary>
internal static class ColourChange
{
    /// <summary>Changes the colours.</summary>
    /// <param name="pictures"><c>[N, 3, H, W]</c>, values in [0, 1].</param>
    /// <param name="draws">One a picture.</param>
    /// <returns>As <paramref name="pictures"/>, clipped to [0, 1]; temporaries are disposed by the caller's scope.</returns>
    public static Tensor Apply(Tensor pictures, IReadOnlyList<AugmentationDraw> draws)
    {
        var count = pictures.shape[0];
        var grey = pictures.mean([1, 2, 3], keepdim: true);
        var matrices = tensor(draws.SelectMany(Matrix).ToArray(), device: pictures.device).view(count, 3, 3);
        var brightness = tensor(draws.Select(draw => (float)draw.Brightness).ToArray(), device: pictures.device).view(count, 1, 1, 1);
        var mixed = matrices.matmul((pictures - grey).reshape(count, 3, -1)).view(pictures.shape);
        return ((mixed + grey) * brightness).clamp(0, 1);
    }

    // Rodrigues' rotation about the grey axis (1, 1, 1)/√3, its part across the axis scaled by the saturation, all of it by the contrast.
    private static float[] Matrix(AugmentationDraw draw)
    {
        var (cosine, sine) = (Math.Cos(draw.Hue), Math.Sin(draw.Hue) / Math.Sqrt(3));
        var matrix = new float[9];
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                var across = ((row == column ? cosine : 0) - (cosine / 3)) + (sine * (((row - column + 3) % 3) switch { 1 => 1, 2 => -1, _ => 0 }));
                matrix[(3 * row) + column] = (float)(draw.Contrast * ((1.0 / 3) + (draw.Saturation * across)));
            }
        }

        return matrix;
    }
}
