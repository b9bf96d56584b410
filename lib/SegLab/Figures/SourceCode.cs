using System.Net;
using SegLab.Figures.Formatting;
using SegLab.Figures.Painting;

namespace SegLab.Figures;

/// <summary>C# source in an output: folded away, scrolled when opened.</summary>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [FigureFormatterSource.Html, FigureFormatterSource.Text])]
public sealed record SourceCode : Figure
{
    /// <summary>Creates the figure.</summary>
    /// <param name="title">What the source is of, such as <c>SegNet.cs</c>.</param>
    /// <param name="code">The source.</param>
    public SourceCode(string title, string code)
        : base(title)
    {
        Code = code;
    }

    /// <summary>The source.</summary>
    public string Code { get; init; }

    private int Lines => Code.AsSpan().TrimEnd('\n').Count('\n') + 1;

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<details class=\"seglab-source\"><summary>{WebUtility.HtmlEncode(Title)} ({Lines} lines)</summary><pre style=\"max-height:480px;overflow:auto\"><code class=\"language-csharp\">{WebUtility.HtmlEncode(Code)}</code></pre></details>";

    /// <inheritdoc/>
    public override string ToStaticHtml() => ToHtml();

    /// <inheritdoc/>
    public override string ToText() => $"{Title}\n{Code}";

    /// <inheritdoc/>
    /// <remarks>The picture names the source; the source itself is for text.</remarks>
    internal override Drawing Draw() => NotePainter.Draw($"{Title} ({Lines} lines)");
}
