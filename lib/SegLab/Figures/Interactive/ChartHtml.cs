using System.Security.Cryptography;
using System.Text;
using SegLab.Figures.Formatting;

namespace SegLab.Figures.Interactive;

/// <summary>A chart as an HTML fragment: the static picture, and a script that puts the live chart in its place once plotly.js is there.</summary>
internal static class ChartHtml
{
    // A script finds its chart as the element before it, or, where the host ran it elsewhere (VS Code), as the first of its
    // charts that no script has taken. Both charts of a twice-shown figure are served that way.
    private const string Script = """
        (function(){
          const key='§KEY§', figure=§FIGURE§;
          const script=document.currentScript, root=script&&script.getRootNode().querySelector?script.getRootNode():document;
          const before=script&&script.previousElementSibling;
          const chart=before&&before.matches('.seglab-chart[data-chart="'+key+'"]:not([data-taken])')?before:root.querySelector('.seglab-chart[data-chart="'+key+'"]:not([data-taken])');
          if(!chart)return;
          chart.dataset.taken='true';
          const still=chart.querySelector('.seglab-static');
          let tries=0;
          (function draw(){
            if(!window.Plotly){if(tries++<300)setTimeout(draw,100);return;}
            const live=document.createElement('div');
            live.style.width='100%';
            chart.appendChild(live);
            window.Plotly.newPlot(live,figure.data,figure.layout,figure.config).then(function(){
              still.style.display='none';
              chart.dataset.drawn='true';
            },function(){live.remove();});
          })();
        })();
        """;

    /// <summary>The fragment.</summary>
    /// <param name="chart">The chart.</param>
    public static string Of(Chart chart)
    {
        // "</script>" inside a name would end the script element: "<" is written as its escape.
        var figure = chart.ToPlotlyJson().Replace("<", "\\u003c", StringComparison.Ordinal);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figure)))[..16];
        var script = Script.Replace("§KEY§", key, StringComparison.Ordinal).Replace("§FIGURE§", figure, StringComparison.Ordinal);
        return $"<div class=\"seglab-chart\" data-chart=\"{key}\" style=\"{Room(chart)}max-width:960px;background:#fff\">{PictureHtml.OfFigure(chart)}</div><script>{script}</script>";
    }

    private static string Room(Chart chart) => chart.LeastWidth > 0 ? $"min-width:{chart.LeastWidth}px;" : "";
}
