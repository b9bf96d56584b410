using System.Net;
using System.Text.RegularExpressions;

namespace SegLab.Cli.Reports.Formulas;

/// <summary>A formula in the page: its TeX as text, which KaTeX replaces when the page opens.</summary>
internal static partial class Formula
{
    /// <summary>A formula inside a line, or one that takes a line of its own.</summary>
    public static string Html(string tex, bool display) =>
        $"<span data-formula=\"{(display ? "display" : "inline")}\">{WebUtility.HtmlEncode(tex.Trim())}</span>";

    /// <summary>A <c>text/latex</c> output, with or without its delimiters.</summary>
    public static string OutputHtml(string latex) => Html(Delimiters().Match(latex.Trim()).Groups["tex"].Value, display: true);

    [GeneratedRegex(@"^(?:\$\$(?<tex>.*)\$\$|\$(?<tex>.*)\$|\\\[(?<tex>.*)\\\]|\\\((?<tex>.*)\\\)|(?<tex>.*))$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Delimiters();
}
