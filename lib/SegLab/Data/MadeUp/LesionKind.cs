using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>A family of lesions by their look.</summary>
/// <param name="Share">Of the pictures, 0 to 1.</param>
/// <param name="Strength">How much pigment, as a factor on the tones.</param>
/// <param name="Ground">Tones of the lesion's ground; one is drawn.</param>
/// <param name="Patches">Tones of patches in it.</param>
internal sealed record LesionKind(double Share, Interval Strength, Tone[] Ground, Tone[] Patches)
{
    /// <summary>All families; the shares are rough ones of ISIC 2017 and PH2, where nevi prevail.</summary>
    private static readonly LesionKind[] All =
    [
        // Common and atypical nevi.
        new(0.43, new(0.55, 1.3), [Tone.LightBrown, Tone.Brown, Tone.Brown], [Tone.Brown, Tone.DarkBrown, Tone.DarkBrown, Tone.LightBrown, Tone.Pink, Tone.Tan]),
        // Melanoma and other dark lesions: several tones, blue-grey veil, regression.
        new(0.20, new(0.7, 1.2), [Tone.Brown, Tone.DarkBrown], [Tone.Black, Tone.BlueGrey, Tone.DarkBrown, Tone.LightBrown, Tone.Scar, Tone.Blood]),
        // Hardly pigmented, low in contrast.
        new(0.12, new(0.45, 0.9), [Tone.LightBrown, Tone.Tan, Tone.Pink], [Tone.LightBrown, Tone.Pink, Tone.Brown, Tone.Tan]),
        // Seborrhoeic keratosis.
        new(0.12, new(0.6, 1.4), [Tone.Tan, Tone.LightBrown], [Tone.Brown, Tone.Tan, Tone.Scar, Tone.DarkBrown]),
        // Pink and red ones: dermal nevi, amelanotic and inflamed lesions.
        new(0.13, new(0.55, 1.3), [Tone.Pink, Tone.Blood], [Tone.Blood, Tone.LightBrown, Tone.Brown, Tone.Scar]),
    ];

    /// <summary>Draws a family.</summary>
    public static LesionKind Draw(MersenneTwister generator)
    {
        var place = generator.NextDouble();
        foreach (var kind in All)
        {
            if (place < kind.Share)
                return kind;
            place -= kind.Share;
        }

        return All[0];
    }
}
