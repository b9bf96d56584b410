using System.Text.RegularExpressions;

namespace SegLab.Cli.Reports;

/// <summary>The files embedded for the report.</summary>
internal static partial class ReportResources
{
    /// <summary>The text of an embedded file.</summary>
    public static string Text(string fileName)
    {
        using var reader = new StreamReader(Open(fileName) ?? throw new InvalidOperationException($"{fileName} is not embedded."));
        return reader.ReadToEnd();
    }

    /// <summary>KaTeX's style sheet with the embedded fonts in it; rules for fonts that are not embedded are left out.</summary>
    public static string KatexStyle() => FontFace().Replace(Text("katex.min.css"), rule =>
    {
        using var font = Open(rule.Groups["file"].Value);
        if (font is null)
            return "";
        var bytes = new MemoryStream();
        font.CopyTo(bytes);
        return $"{rule.Groups["before"].Value}src:url(data:font/woff2;base64,{Convert.ToBase64String(bytes.ToArray())}) format(\"woff2\")}}";
    });

    private static Stream? Open(string fileName) => typeof(ReportResources).Assembly.GetManifestResourceStream(fileName);

    [GeneratedRegex(@"(?<before>@font-face\{[^}]*?)src:url\(fonts/(?<file>[^)]+\.woff2)\)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FontFace();
}
