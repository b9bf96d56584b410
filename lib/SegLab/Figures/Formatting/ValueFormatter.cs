namespace SegLab.Figures.Formatting;

/// <summary>Writes one form of a displayed value; .NET Interactive calls it by the names of its members.</summary>
/// <typeparam name="T">What is displayed.</typeparam>
/// <param name="mimeType">The form's mime type.</param>
/// <param name="render">Makes the form.</param>
public sealed class ValueFormatter<T>(string mimeType, Func<T, string> render)
{
    /// <summary>The mime type of what <see cref="Format"/> writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes <paramref name="instance"/> if it is what this displays.</summary>
    /// <param name="instance">The value to display.</param>
    /// <param name="writer">Takes the text.</param>
    /// <returns>Whether it was.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value)
            return false;
        writer.Write(render(value));
        return true;
    }
}
