namespace SegLab.Training.Augmenting;

/// <summary>
/// How training pictures and their masks are varied each time they are seen: a value. Every field is a range that is drawn from for each
/// picture and epoch; 0 or false leaves that variation out. Picture and mask move together, and masks stay 0 and 1.
/// </summary>
public sealed record Augmentation
{
    /// <summary>Nothing is varied: the default, and the assignment's reading.</summary>
    public static Augmentation None { get; } = new();

    /// <summary>For photographs of skin lesions: a lesion has no up or down, its size, place and colour vary, and hairs lie over it.</summary>
    public static Augmentation Dermoscopy { get; } = new()
    {
        Flips = true, QuarterTurns = true, Scale = 0.2, Shift = 0.1, Elastic = 0.03,
        Brightness = 0.15, Contrast = 0.15, Saturation = 0.2, Hue = 0.02, Hair = 0.2,
    };

    /// <summary>Whether pictures are mirrored, left to right and top to bottom, each half of the time. Exact: no pixel is interpolated.</summary>
    public bool Flips { get; init; }

    /// <summary>Whether pictures are turned by 0, 90, 180 or 270 degrees, each as often. Exact; takes square pictures.</summary>
    public bool QuarterTurns { get; init; }

    /// <summary>Lengths grow or shrink by a factor between 1/(1 + s) and 1 + s, about the picture's middle; 0 to 1.</summary>
    public double Scale { get; init => field = Within(value, 1, nameof(Scale)); }

    /// <summary>The picture moves by up to this share of its sides, each way; 0 to 0.5.</summary>
    public double Shift { get; init => field = Within(value, 0.5, nameof(Shift)); }

    /// <summary>
    /// Points of a coarse grid move by up to this share of the sides, each way, and what lies between them follows smoothly (Simard et al. 2003;
    /// grid as in Ronneberger et al. 2015); 0 to 0.1, above which the picture would fold.
    /// </summary>
    public double Elastic { get; init => field = Within(value, 0.1, nameof(Elastic)); }

    /// <summary>Values are multiplied with a factor between 1 − b and 1 + b; 0 to 1.</summary>
    public double Brightness { get; init => field = Within(value, 1, nameof(Brightness)); }

    /// <summary>Distances from the picture's mean grey are multiplied with a factor between 1 − c and 1 + c; 0 to 1.</summary>
    public double Contrast { get; init => field = Within(value, 1, nameof(Contrast)); }

    /// <summary>Distances from each pixel's own grey are multiplied with a factor between 1 − s and 1 + s; 0 to 1.</summary>
    public double Saturation { get; init => field = Within(value, 1, nameof(Saturation)); }

    /// <summary>Colours turn about the grey axis by up to this share of a full turn, each way; 0 to 0.5.</summary>
    public double Hue { get; init => field = Within(value, 0.5, nameof(Hue)); }

    /// <summary>How likely dark hairs are drawn over a picture, which its mask does not show; 0 to 1.</summary>
    public double Hair { get; init => field = Within(value, 1, nameof(Hair)); }

    /// <summary>Whether pixels move to places between pixels, so that they are interpolated.</summary>
    internal bool Warps => Scale > 0 || Shift > 0 || Elastic > 0;

    /// <summary>Whether colours change.</summary>
    internal bool Colours => Brightness > 0 || Contrast > 0 || Saturation > 0 || Hue > 0;

    /// <summary>The variations that are on, such as <c>flips, scale 0.2</c>; <c>none</c> where there are none.</summary>
    public override string ToString()
    {
        (string Name, double Range)[] ranges = [("scale", Scale), ("shift", Shift), ("elastic", Elastic), ("brightness", Brightness), ("contrast", Contrast), ("saturation", Saturation), ("hue", Hue), ("hair", Hair)];
        List<string> parts =
        [
            .. Flips ? ["flips"] : (string[])[],
            .. QuarterTurns ? ["quarter turns"] : (string[])[],
            .. ranges.Where(range => range.Range > 0).Select(range => FormattableString.Invariant($"{range.Name} {range.Range}")),
        ];
        return parts.Count == 0 ? "none" : string.Join(", ", parts);
    }

    private static double Within(double value, double high, string name) => value >= 0 && value <= high
        ? value
        : throw new SegLabException([$"{new OptionSetting(nameof(Augmentation))}: {new OptionSetting(name)} is {value}, and a number from 0 to {high} is expected."]);
}
