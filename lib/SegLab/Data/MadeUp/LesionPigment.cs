using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>
/// The lesion's colours: a ground tone and patches of others, denser in the middle, with a texture, ending in a border that is here
/// sharp and there blurred.
/// </summary>
internal static class LesionPigment
{
    /// <summary>The mean width over which the border fades, in lesion radii: from sharp to blurred lesions.</summary>
    private static readonly Interval BorderWidth = new(0.05, 0.45);

    /// <summary>How far outside the drawn outline the last pigment ends, in border widths: a dermatologist's outline takes in most of the fading.</summary>
    private const double Outside = 0.3;

    /// <summary>How far pigment reaches over or falls short of the drawn outline, in lesion radii: ragged where the outline is smooth.</summary>
    private static readonly Interval Raggedness = new(0.01, 0.06);

    /// <summary>Pigment at the border relative to the middle.</summary>
    private static readonly Interval BorderDensity = new(0.3, 1.1);

    /// <summary>Unevenness of the pigment in the large and height of the fine texture, relative to its mean.</summary>
    private static readonly Interval Unevenness = new(0.08, 0.40);
    private static readonly Interval TextureHeight = new(0.03, 0.25);

    /// <summary>What unevenness and texture leave at least, relative to the mean: no holes.</summary>
    private const double LeastPigment = 0.1;

    /// <summary>Sizes in lesion radii: how fast the border's width changes along it, its teeth, the pigment's clouds, and the depth at which it is as dense as in the middle.</summary>
    private const double BorderHill = 0.8;
    private const double RaggedHill = 0.12;
    private const double UnevenHill = 0.6;
    private const double CoreDepth = 0.8;

    /// <summary>The border's width varies along it by this (standard deviation), down to the least, both relative to its mean.</summary>
    private const double BorderVariation = 0.5;
    private const double SharpestBorder = 0.2;

    /// <summary>The texture's grain in pixels: the meshes of the pigment network, globules.</summary>
    private static readonly Interval Grain = new(2, 7);

    /// <summary>How many patches of other tones.</summary>
    private const int MostPatches = 3;

    /// <summary>A patch's size in lesion radii, and where it begins and how far it fades, in standard deviations of the noise that it is cut from.</summary>
    private static readonly Interval PatchSize = new(0.25, 0.9);
    private static readonly Interval PatchThreshold = new(-0.4, 0.9);
    private static readonly Interval PatchSoftness = new(0.5, 1.6);

    /// <summary>Adds the lesion to the skin.</summary>
    public static void Paint(Absorbance skin, LesionShape shape, MersenneTwister generator)
    {
        var kind = LesionKind.Draw(shape.IsLarge, generator);
        var amount = Amount(shape, kind.Strength.Draw(generator), generator);
        for (var patches = generator.Next(MostPatches + 1); patches > 0; patches--)
        {
            var tone = kind.Patches[generator.Next(kind.Patches.Length)];
            skin.Add(tone, TakePatch(amount, shape, generator));
        }

        skin.Add(kind.Ground[generator.Next(kind.Ground.Length)], amount);
    }

    private static float[] Amount(LesionShape shape, double strength, MersenneTwister generator)
    {
        var (size, radius) = (shape.Size, shape.Radius);
        var width = BorderWidth.DrawLogarithmic(generator) * radius;
        var widthNoise = Surface.Noise(size, BorderHill * radius, generator);
        var ragged = Surface.Fractal(size, RaggedHill * radius, 3, 0.7, generator);
        var raggedness = Raggedness.Draw(generator) * radius;
        var uneven = Surface.Fractal(size, UnevenHill * radius, 4, 0.65, generator);
        var unevenness = Unevenness.Draw(generator);
        var texture = Texture(size, generator);
        var height = TextureHeight.Draw(generator);
        var border = BorderDensity.Draw(generator);

        var amount = new float[size.Pixels];
        for (var pixel = 0; pixel < amount.Length; pixel++)
        {
            var here = width * Math.Max(SharpestBorder, 1 + (BorderVariation * widthNoise[pixel]));
            var depth = shape.Depth[pixel] + (raggedness * ragged[pixel]);
            var fade = SmoothStep((depth + (Outside * here)) / here);
            if (fade <= 0)
                continue;
            var density = border + ((1 - border) * SmoothStep(depth / (CoreDepth * radius)));
            var relief = (unevenness * uneven[pixel]) + (height * texture[pixel]);
            amount[pixel] = (float)(strength * fade * density * Math.Max(LeastPigment, 1 + relief));
        }

        return amount;
    }

    /// <summary>A fine texture of mean 0: a network of lines, globules, or plain grain.</summary>
    private static float[] Texture(PictureSize size, MersenneTwister generator)
    {
        var noise = Surface.Noise(size, Grain.DrawLogarithmic(generator) * size.Height / PictureSize.Usual.Height, generator);
        var style = generator.Next(3);
        if (style == 2)
            return noise;
        for (var pixel = 0; pixel < noise.Length; pixel++)
        {
            // |noise| is 0 on lines: the meshes' strands. Its mean is 0.8. Globules are where noise is high.
            noise[pixel] = style == 0 ? 1.6f - (2 * MathF.Abs(noise[pixel])) : (2.5f * MathF.Max(0, noise[pixel] - 0.6f)) - 0.4f;
        }

        return noise;
    }

    /// <summary>Takes a patch out of <paramref name="amount"/> and returns it, so that another tone fills it.</summary>
    private static float[] TakePatch(float[] amount, LesionShape shape, MersenneTwister generator)
    {
        var noise = Surface.Fractal(shape.Size, PatchSize.Draw(generator) * shape.Radius, 3, 0.5, generator);
        var threshold = PatchThreshold.Draw(generator);
        var softness = PatchSoftness.Draw(generator);
        var patch = new float[amount.Length];
        for (var pixel = 0; pixel < patch.Length; pixel++)
        {
            if (amount[pixel] <= 0)
                continue;
            patch[pixel] = (float)(amount[pixel] * SmoothStep((noise[pixel] - threshold) / softness));
            amount[pixel] -= patch[pixel];
        }

        return patch;
    }

    /// <summary>0 below 0, 1 above 1, and 3t²−2t³ between.</summary>
    private static double SmoothStep(double t) => t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - (2 * t));
}
