namespace SegLab.Figures.Formatting;

/// <summary>What <see cref="TypeFormatterSourceAttribute"/> names on <see cref="Figure"/>: a formatter for each form of a figure.</summary>
public sealed class FigureFormatterSource
{
    /// <summary>The mime type of <see cref="Figure.ToHtml"/>.</summary>
    public const string Html = "text/html";

    /// <summary>The mime type of <see cref="Figure.ToPng"/>, as base64.</summary>
    public const string Png = "image/png";

    /// <summary>The mime type of <see cref="Figure.ToText"/>.</summary>
    public const string Text = "text/plain";

    /// <summary>The formatters, called by .NET Interactive by the method's name.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ValueFormatter<Figure>(Html, figure => figure.ToHtml()),
        new ValueFormatter<Figure>(Png, figure => Convert.ToBase64String(figure.ToPng())),
        new ValueFormatter<Figure>(Text, figure => figure.ToText()),
    ];
}
