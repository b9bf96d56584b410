using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Display from a given cell, as .NET Interactive has it.</summary>
public static class KernelInvocationContextExtensions
{
    /// <summary>Shows a value among the cell's outputs.</summary>
    /// <param name="context">The cell.</param>
    /// <param name="value">Any value; its formatters decide how it looks.</param>
    /// <param name="mimeTypes">The forms wanted; those that its type prefers where none is named.</param>
    /// <returns>A handle that replaces the output in place.</returns>
    public static DisplayedValue Display(this KernelInvocationContext context, object? value, params string[] mimeTypes) =>
        new(context.Outputs, value, mimeTypes);

    /// <summary>Shows text as it stands, as content of the given kind.</summary>
    /// <param name="context">The cell.</param>
    /// <param name="value">The content.</param>
    /// <param name="mimeType">What it is, such as <c>text/html</c>.</param>
    /// <returns>A handle that replaces the output in place.</returns>
    public static DisplayedValue DisplayAs(this KernelInvocationContext context, string value, string mimeType) =>
        new(context.Outputs, new Dictionary<string, string> { [mimeType] = value }, [mimeType]);
}
