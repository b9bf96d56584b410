using SegLab.Randomness;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>Something on the skin or in the optics.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Draw">Draws it over a picture of the given size.</param>
internal sealed record SurfaceDisturbance(Ingredients Kind, Action<SKCanvas, PictureSize, MersenneTwister> Draw);
