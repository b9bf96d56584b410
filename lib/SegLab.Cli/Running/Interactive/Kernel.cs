using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using SegLab;

namespace Microsoft.DotNet.Interactive;

/// <summary>The functions that a cell finds without saying where they come from, as in .NET Interactive.</summary>
public static class Kernel
{
    /// <summary>Shows a value.</summary>
    /// <param name="value">Any value; its formatters decide how it looks.</param>
    /// <param name="mimeTypes">The forms wanted; those that its type prefers where none is named.</param>
    /// <returns>A handle that replaces the output in place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => CurrentCell.Display(value, mimeTypes);

    /// <summary>Text that is HTML already.</summary>
    /// <param name="content">The HTML.</param>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Adds a style sheet to the page.</summary>
    /// <param name="content">The rules.</param>
    public static void CSS(string content) => CurrentCell.DisplayAs($"<style>{content}</style>", HtmlFormatter.MimeType);

    /// <summary>Runs a script in the page.</summary>
    /// <param name="scriptContent">JavaScript.</param>
    public static void Javascript(string scriptContent) => CurrentCell.DisplayAs($"<script type=\"text/javascript\">{scriptContent}</script>", HtmlFormatter.MimeType);

    /// <summary>Asks the person at the notebook: there is none here.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="typeHint">What kind of answer is expected.</param>
    /// <exception cref="SegLabException">Always.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") => throw new SegLabException(
        $"The cell asks for input ('{prompt}'), which a run from the command line cannot give. Make it a variable of the cell tagged 'parameters' and set it with --set Name=Value.");

    internal static KernelInvocationContext CurrentCell => KernelInvocationContext.Current
        ?? throw new InvalidOperationException("Nothing can be displayed here: no cell is running.");
}
