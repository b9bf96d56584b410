using System.Numerics;
using System.Runtime.CompilerServices;
using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>
/// The lesion's colours: a ground tone and patches of others, denser in the middle, with a texture, ending in a border that is here
/// sharp and there blurred.
/// </summary>
internal sealed class LesionPigment
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

    /// <summary>How many patches of other tones, at most.</summary>
    private const int MostPatches = 3;

    private readonly LesionShape _shape;
    private readonly double _strength;
    private readonly double _width;
    private readonly Surface _widthNoise;
    private readonly Surface _ragged;
    private readonly double _raggedness;
    private readonly Surface _uneven;
    private readonly double _unevenness;
    private readonly Surface _texture;
    private readonly TextureStyle _style;
    private readonly double _height;
    private readonly double _border;
    private readonly double _coreDepth;

    private LesionPigment(LesionShape shape, double strength, MersenneTwister generator)
    {
        var (size, radius) = (shape.Size, shape.Radius);
        (_shape, _strength, _coreDepth) = (shape, strength, CoreDepth * radius);
        _width = BorderWidth.DrawLogarithmic(generator) * radius;
        _widthNoise = Surface.Noise(size, BorderHill * radius, generator);
        _ragged = Surface.Fractal(size, RaggedHill * radius, 3, 0.7, generator);
        _raggedness = Raggedness.Draw(generator) * radius;
        _uneven = Surface.Fractal(size, UnevenHill * radius, 4, 0.65, generator);
        _unevenness = Unevenness.Draw(generator);
        _texture = Surface.Noise(size, Grain.DrawLogarithmic(generator) * size.Height / PictureSize.Usual.Height, generator);
        _style = (TextureStyle)generator.Next(3);
        _height = TextureHeight.Draw(generator);
        _border = BorderDensity.Draw(generator);
    }

    /// <summary>Adds the lesion to the skin.</summary>
    public static void Paint(Absorbance skin, LesionShape shape, MersenneTwister generator)
    {
        var kind = LesionKind.Draw(shape.IsLarge, generator);
        var pigment = new LesionPigment(shape, kind.Strength.Draw(generator), generator);
        var patches = new PigmentPatch[generator.Next(MostPatches + 1)];
        for (var number = 0; number < patches.Length; number++)
            patches[number] = new PigmentPatch(kind, shape, generator);
        var ground = kind.Ground[generator.Next(kind.Ground.Length)];

        var (amount, taken) = (new PixelRow(shape.Size.Width), new PixelRow(shape.Size.Width));
        skin.Add(row =>
        {
            pigment.CopyRow(row.Y, amount);
            foreach (var patch in patches)
            {
                patch.Take(row.Y, amount, taken);
                row.Add(patch.Tone, taken);
            }

            row.Add(ground, amount);
        });
    }

    /// <summary>0 below 0, 1 above 1, and 3t²−2t³ between.</summary>
    public static Vector<double> SmoothStep(Vector<double> t)
    {
        t = Vector.Clamp(t, Vector<double>.Zero, Vector<double>.One);
        return t * t * (new Vector<double>(3) - (2 * t));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyRow(int y, PixelRow amount)
    {
        var amounts = amount.Vectors;
        var depths = _shape.Depth.Row(y).Vectors;
        var raggeds = _ragged.Row(y).Vectors;
        var widthNoises = _widthNoise.Row(y).Vectors;
        var unevens = _uneven.Row(y).Vectors;
        var textures = _texture.Row(y).Vectors;
        for (var index = 0; index < amounts.Length; index++)
        {
            var (depth, ragged, widthNoise, uneven, texture) = (depths[index], raggeds[index], widthNoises[index], unevens[index], Texture(textures[index]));
            amounts[index] = Vector.Narrow(
                Amount(Vector.WidenLower(depth), Vector.WidenLower(ragged), Vector.WidenLower(widthNoise), Vector.WidenLower(uneven), Vector.WidenLower(texture)),
                Amount(Vector.WidenUpper(depth), Vector.WidenUpper(ragged), Vector.WidenUpper(widthNoise), Vector.WidenUpper(uneven), Vector.WidenUpper(texture)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector<double> Amount(Vector<double> depth, Vector<double> ragged, Vector<double> widthNoise, Vector<double> uneven, Vector<double> texture)
    {
        var width = _width * Vector.Max(new Vector<double>(SharpestBorder), Vector<double>.One + (BorderVariation * widthNoise));
        depth += _raggedness * ragged;
        var place = (depth + (Outside * width)) / width;
        if (Vector.LessThanOrEqualAll(place, Vector<double>.Zero))
            return Vector<double>.Zero;
        var density = new Vector<double>(_border) + ((1 - _border) * SmoothStep(depth / _coreDepth));
        var relief = (_unevenness * uneven) + (_height * texture);
        return _strength * SmoothStep(place) * density * Vector.Max(new Vector<double>(LeastPigment), Vector<double>.One + relief);
    }

    /// <summary>A fine texture of mean 0 out of noise.</summary>
    private Vector<float> Texture(Vector<float> noise) => _style switch
    {
        // |noise| is 0 on lines: the meshes' strands. Its mean is 0.8.
        TextureStyle.Network => new Vector<float>(1.6f) - (2 * Vector.Abs(noise)),
        TextureStyle.Globules => (2.5f * Vector.Max(Vector<float>.Zero, noise - new Vector<float>(0.6f))) - new Vector<float>(0.4f),
        _ => noise,
    };
}
