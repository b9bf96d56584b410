using System.Runtime.InteropServices;

namespace SegLab.Data.MadeUp;

/// <summary>
/// What a pigment takes from the light, per channel, as natural logarithms: skin of colour <c>s</c> under a tone <c>t</c>
/// shows <c>s·exp(−t)</c> (the law of Beer and Lambert). Negative values brighten.
/// </summary>
/// <param name="Red">In the red channel.</param>
/// <param name="Green">In the green channel.</param>
/// <param name="Blue">In the blue channel.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Tone(float Red, float Green, float Blue)
{
    /// <summary>Melanin in the upper skin, thin: light brown. It takes blue most and red least.</summary>
    public static readonly Tone LightBrown = new(0.16f, 0.38f, 0.55f);

    /// <summary>Melanin at the depth of most nevi.</summary>
    public static readonly Tone Brown = new(0.38f, 0.72f, 0.95f);

    /// <summary>Dense melanin.</summary>
    public static readonly Tone DarkBrown = new(0.80f, 1.20f, 1.35f);

    /// <summary>Melanin so dense that hardly any light returns: clots, black dots, blotches of melanoma.</summary>
    public static readonly Tone Black = new(1.60f, 1.85f, 1.85f);

    /// <summary>Melanin deep in the skin under a whitish veil: scattered light turns it blue-grey.</summary>
    public static readonly Tone BlueGrey = new(0.75f, 0.72f, 0.55f);

    /// <summary>Blood: vessels, angioma, inflamed skin. It takes green most.</summary>
    public static readonly Tone Blood = new(0.15f, 0.50f, 0.46f);

    /// <summary>A little blood under thin skin.</summary>
    public static readonly Tone Pink = new(0.05f, 0.22f, 0.21f);

    /// <summary>Horn and sebum: seborrhoeic keratosis, pale yellowish tan.</summary>
    public static readonly Tone Tan = new(0.08f, 0.22f, 0.42f);

    /// <summary>Regression: scar-like, nearly as bright as the skin around and whiter.</summary>
    public static readonly Tone Scar = new(0.03f, 0.06f, 0.06f);

    /// <summary>No colour of its own: shade and light.</summary>
    public static readonly Tone Grey = new(1, 1, 1);

    /// <summary>The tone of <paramref name="amount"/> times as much pigment.</summary>
    public static Tone operator *(double amount, Tone tone) => new((float)amount * tone.Red, (float)amount * tone.Green, (float)amount * tone.Blue);
}
