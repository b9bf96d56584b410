using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>Which disturbances there are, how often each occurs, and in which order they are painted.</summary>
internal static class Disturbance
{
    /// <summary>What lies in the skin, under the lesion.</summary>
    public static readonly SkinDisturbance[] InSkin =
    [
        new(Ingredients.Flush, Flush.Paint),
        new(Ingredients.Freckles, Freckles.Paint),
        new(Ingredients.Vessels, Vessels.Paint),
    ];

    /// <summary>What lies on the skin or in the optics, from the skin outwards.</summary>
    public static readonly SurfaceDisturbance[] OnSkin =
    [
        new(Ingredients.Ink, Ink.Draw),
        new(Ingredients.Stubble, Stubble.Draw),
        new(Ingredients.Hairs, Hairs.Draw),
        new(Ingredients.Bubbles, Bubbles.Draw),
        new(Ingredients.Glare, Glare.Draw),
        new(Ingredients.Sticker, Sticker.Draw),
        new(Ingredients.Ruler, Ruler.Draw),
        new(Ingredients.Scale, Scale.Draw),
        new(Ingredients.DarkCorners, DarkCorners.Draw),
    ];

    /// <summary>The share of pictures that each occurs in, after 150 pictures of ISIC 2017 and what is published of PH2.</summary>
    private static readonly (Ingredients Kind, double Share)[] Shares =
    [
        (Ingredients.Flush, 0.25),
        (Ingredients.Freckles, 0.35),
        (Ingredients.Vessels, 0.20),
        (Ingredients.Ink, 0.10),
        (Ingredients.Stubble, 0.10),
        (Ingredients.Hairs, 0.35),
        (Ingredients.Bubbles, 0.25),
        (Ingredients.Glare, 0.15),
        (Ingredients.Sticker, 0.10),
        (Ingredients.Ruler, 0.06),
        (Ingredients.Scale, 0.30),
        (Ingredients.DarkCorners, 0.40),
    ];

    /// <summary>Draws what disturbs one picture.</summary>
    public static Ingredients Draw(MersenneTwister generator)
    {
        var drawn = Ingredients.None;
        foreach (var (kind, share) in Shares)
        {
            if (generator.NextDouble() < share)
                drawn |= kind;
        }

        return drawn;
    }
}
