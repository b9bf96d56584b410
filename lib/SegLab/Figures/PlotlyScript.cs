using System.IO.Compression;
using System.Net;
using System.Text;
using SegLab.Figures.Formatting;
using SegLab.Figures.Interactive;
using SegLab.Figures.Painting;

namespace SegLab.Figures;

/// <summary>
/// plotly.js, once a notebook: charts shown before or after it come alive, without network. About 1.5 MB; a second one on a
/// page does nothing.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [FigureFormatterSource.Html, FigureFormatterSource.Text])]
public sealed record PlotlyScript : Figure
{
    // Compressed it is a third of its size. It runs as a script element of its own: "define" and "module" are hidden from it,
    // because pages with a module loader (Jupyter) would take it into a module that charts don't see.
    private const string Loader = """
        (function(){
          if(window.Plotly||window.seglabPlotly)return;
          window.seglabPlotly=true;
          const packed=Uint8Array.from(atob('§PACKED§'),function(c){return c.charCodeAt(0);});
          new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text().then(function(source){
            const script=document.createElement('script');
            script.text='(function(define,module,exports){'+source+'\n}).call(window);';
            document.head.appendChild(script).remove();
          });
        })();
        """;

    /// <summary>Creates the script.</summary>
    /// <param name="text">What is seen of it: a line that says what the notebook runs on.</param>
    public PlotlyScript(string text)
        : base("")
    {
        Text = text;
    }

    /// <summary>What is seen of it.</summary>
    public string Text { get; init; }

    /// <inheritdoc/>
    /// <exception cref="SegLabException">The folder <c>plotly</c> beside SegLab.dll is missing or incomplete.</exception>
    public override string ToHtml() => $"{ToStaticHtml()}<script class=\"seglab-plotly\">{Loader.Replace("§PACKED§", Pack(PlotlyLibrary.Script()), StringComparison.Ordinal)}</script>";

    /// <inheritdoc/>
    public override string ToStaticHtml() => $"<p class=\"seglab-note\">{WebUtility.HtmlEncode(Text)}</p>";

    /// <inheritdoc/>
    public override string ToText() => Text;

    /// <inheritdoc/>
    internal override Drawing Draw() => NotePainter.Draw(Text);

    private static string Pack(string source)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            stream.Write(Encoding.UTF8.GetBytes(source));
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }
}
