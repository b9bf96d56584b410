using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>Something in the skin beside the lesion.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Paint">Adds it to the skin.</param>
internal sealed record SkinDisturbance(Ingredients Kind, Action<Absorbance, LesionShape, MersenneTwister> Paint);
