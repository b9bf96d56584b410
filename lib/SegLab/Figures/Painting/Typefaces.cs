using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>The embedded font (Inter): pictures look the same on every machine, those without any font too.</summary>
internal static class Typefaces
{
    private static readonly Lazy<SKTypeface> LazyRegular = new(() => Load("Inter-Regular.otf"));
    private static readonly Lazy<SKTypeface> LazyBold = new(() => Load("Inter-SemiBold.otf"));

    /// <summary>For text.</summary>
    public static SKTypeface Regular => LazyRegular.Value;

    /// <summary>For titles.</summary>
    public static SKTypeface Bold => LazyBold.Value;

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(Typefaces).Assembly.GetManifestResourceStream($"SegLab.Figures.Fonts.{name}")!;
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"The embedded font {name} cannot be read.");
    }
}
