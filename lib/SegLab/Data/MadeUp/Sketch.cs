using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>What a made-up picture will show: decided first, painted after.</summary>
/// <param name="Size">The picture's size.</param>
/// <param name="Shape">Where the lesion is.</param>
/// <param name="Ingredients">What disturbs the picture.</param>
internal sealed record Sketch(PictureSize Size, LesionShape Shape, Ingredients Ingredients)
{
    /// <summary>Draws a sketch from the start of a picture's generator.</summary>
    public static Sketch Draw(MersenneTwister generator)
    {
        var size = PictureSize.Draw(generator);
        return new Sketch(size, LesionShape.Draw(size, generator), Disturbance.Draw(generator));
    }
}
