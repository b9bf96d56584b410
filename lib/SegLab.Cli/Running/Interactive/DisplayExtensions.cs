using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

#pragma warning disable IDE0130 // .NET Interactive has it in this namespace, so that every cell finds it.
namespace System;
#pragma warning restore IDE0130

/// <summary>Display as an extension of every value, as .NET Interactive has it.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value among the outputs of the cell that is running.</summary>
    /// <param name="value">Any value; its formatters decide how it looks.</param>
    /// <param name="mimeTypes">The forms wanted; those that its type prefers where none is named.</param>
    /// <returns>A handle that replaces the output in place.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Kernel.CurrentCell.Display(value, mimeTypes);

    /// <summary>Shows text as it stands, as content of the given kind.</summary>
    /// <param name="value">The content.</param>
    /// <param name="mimeType">What it is, such as <c>text/html</c>.</param>
    /// <returns>A handle that replaces the output in place.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => Kernel.CurrentCell.DisplayAs(value, mimeType);
}
