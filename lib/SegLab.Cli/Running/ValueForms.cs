using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace SegLab.Cli.Running;

/// <summary>A value in the forms in which a notebook shows it: mime type to content, base64 for binary types.</summary>
internal static class ValueForms
{
    /// <summary>Formats a value.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">The forms wanted; all that its type prefers where none is named.</param>
    public static IReadOnlyDictionary<string, string> Of(object? value, IReadOnlyCollection<string> mimeTypes)
    {
        var wanted = mimeTypes.Count > 0 ? mimeTypes : Formatter.GetPreferredMimeTypesFor(value?.GetType());
        return wanted.Distinct().ToDictionary(mimeType => mimeType, mimeType => value.ToDisplayString(mimeType));
    }

    /// <summary>A value as plain text, where it has such a form.</summary>
    /// <param name="value">The value.</param>
    /// <param name="forms">The forms that were made already.</param>
    public static string PlainText(object? value, IReadOnlyDictionary<string, string> forms) =>
        forms.TryGetValue(PlainTextFormatter.MimeType, out var text) ? text
        : value is null or IHtmlContent ? ""
        : value.ToDisplayString(PlainTextFormatter.MimeType);
}
