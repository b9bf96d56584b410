using static TorchSharp.torch;

namespace SegLab.Training.Augmenting;

/// <summary>Draws dark hairs over pictures.</summary>
internal static class HairDrawing
{
    // Dark brown, nearly black, in [0, 1].
    private static readonly float[] Colour = [0.12f, 0.08f, 0.07f];

    /// <summary>Draws each picture's hairs.</summary>
    /// <param name="pictures"><c>[N, 3, H, W]</c>, values in [0, 1].</param>
    /// <param name="draws">One a picture.</param>
    /// <returns>As <paramref name="pictures"/>; temporaries are disposed by the caller's scope.</returns>
    public static Tensor Apply(Tensor pictures, IReadOnlyList<AugmentationDraw> draws)
    {
        int[] hairy = [.. Enumerable.Range(0, draws.Count).Where(index => draws[index].Hairs.Count > 0)];
        if (hairy.Length == 0)
            return pictures;
        var device = pictures.device;
        var chosen = tensor(Array.ConvertAll(hairy, index => (long)index), device: device);
        var (height, width) = (pictures.shape[2], pictures.shape[3]);
        var y = ((arange(height, device: device) + 0.5f) / height).view(1, 1, height, 1);
        var x = ((arange(width, device: device) + 0.5f) / height).view(1, 1, 1, width);
        var clear = ones([hairy.Length, 1, height, width], device: device);
        for (var hair = 0; hair < hairy.Max(index => draws[index].Hairs.Count); hair++)
        {
            using var scope = NewDisposeScope();
            // Pictures with fewer hairs get one that can't be seen.
            var drawn = hairy.Select(index => hair < draws[index].Hairs.Count ? draws[index].Hairs[hair] : default(HairDraw) with { Length = 1, Width = 1 }).ToList();
            clear.mul_(1 - Coverage(x, y, drawn, height, (double)width / height, device));
        }

        var colour = tensor(Colour, device: device).view(1, 3, 1, 1);
        return pictures.index_copy(0, chosen, colour + ((pictures.index_select(0, chosen) - colour) * clear));
    }

    // How much of each pixel one hair of each picture covers: its distance from the parabola against half its width, which shrinks to the ends.
    private static Tensor Coverage(Tensor x, Tensor y, List<HairDraw> hairs, long height, double aspect, Device device)
    {
        var (right, down) = (x - Each(hair => hair.X * aspect), y - Each(hair => hair.Y));
        var (cosine, sine) = (Each(hair => Math.Cos(hair.Angle)), Each(hair => Math.Sin(hair.Angle)));
        var along = (right * cosine) + (down * sine);
        var slope = 2 * Each(hair => hair.Bend) * along;
        var distance = ((down * cosine) - (right * sine) - (along * slope / 2)).abs() / (1 + slope.square()).sqrt();
        var taper = 1 - (2 * along / Each(hair => hair.Length)).square();
        var edge = ((Each(hair => hair.Width / 2) * taper.clamp_min(0).sqrt()) - distance) * (double)height;
        // Thinner than a pixel, it covers as much of it as it is wide.
        var sharp = (edge + 0.5).clamp(0, 1).minimum(Each(hair => hair.Width * height));
        return sharp * Each(hair => hair.Opacity) * (taper > 0);

        Tensor Each(Func<HairDraw, double> value) => tensor(hairs.Select(hair => (float)value(hair)).ToArray(), device: device).view(-1, 1, 1, 1);
    }
}
