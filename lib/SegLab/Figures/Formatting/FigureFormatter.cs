namespace SegLab.Figures.Formatting;

/// <summary>Writes one form of a figure; .NET Interactive calls it by the names of its members.</summary>
/// <param name="mimeType">The form's mime type.</param>
/// <param name="render">Makes the form.</param>
public sealed class FigureFormatter(string mimeType, Func<Figure, string> render)
{
    /// <summary>The mime type of what <see cref="Format"/> writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes <paramref name="instance"/> if it is a figure.</summary>
    /// <param name="instance">The value to display.</param>
    /// <param name="writer">Takes the text.</param>
    /// <returns>Whether it was a figure.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Figure figure)
            return false;
        writer.Write(render(figure));
        return true;
    }
}
