using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>A family of lesions by their look.</summary>
/// <param name="SmallShare">Its share of the small and middling lesions, 0 to 1.</param>
/// <param name="LargeShare">Its share of the large ones: what fills PH2's pictures is mostly dark.</param>
/// <param name="Strength">How much pigment, as a factor on the tones.</param>
/// <param name="Ground">Tones of the lesion's ground; one is drawn.</param>
/// <param name="Patches">Tones of patches in it.</param>
internal sealed record LesionKind(double SmallShare, double LargeShare, Interval Strength, Tone[] Ground, Tone[] Patches)
{
    /// <summary>All families; the shares are rough ones of ISIC 2017 and PH2, where nevi prevail.</summary>
    private static readonly LesionKind[] All =
    [
        // Common and atypical nevi.
        new(0.43, 0.40, new(0.55, 1.3), [Tone.LightBrown, Tone.Brown, Tone.Brown], [Tone.Brown, Tone.DarkBrown, Tone.DarkBrown, Tone.LightBrown, Tone.Pink, Tone.Tan]),
        // Melanoma and other dark lesions: several tones, blue-grey veil, regression.
        new(0.18, 0.40, new(0.7, 1.2), [Tone.Brown, Tone.DarkBrown], [Tone.Black, Tone.BlueGrey, Tone.DarkBrown, Tone.LightBrown, Tone.Scar, Tone.Blood]),
        // Hardly pigmented, low in contrast.
        new(0.14, 0.04, new(0.4, 0.9), [Tone.LightBrown, Tone.Tan, Tone.Pink], [Tone.LightBrown, Tone.Pink, Tone.Brown, Tone.Tan]),
        // Seborrhoeic keratosis.
        new(0.12, 0.10, new(0.6, 1.4), [Tone.Tan, Tone.LightBrown], [Tone.Brown, Tone.Tan, Tone.Scar, Tone.DarkBrown]),
        // Pink and red ones: dermal nevi, amelanotic and inflamed lesions.
        new(0.13, 0.06, new(0.55, 1.3), [Tone.Pink, Tone.Blood], [Tone.Blood, Tone.LightBrown, Tone.Brown, Tone.Scar]),
    ];

    /// <summary>Draws a family for a lesion that is large in its picture or not.</summary>
    public static LesionKind Draw(bool large, MersenneTwister generator)
    {
        var place = generator.NextDouble();
        foreach (var kind in All)
        {
            var width = large ? kind.LargeShare : kind.SmallShare;
            if (place < width)
                return kind;
            place -= width;
        }

        return All[0];
    }
}
