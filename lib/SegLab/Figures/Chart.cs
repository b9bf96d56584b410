using System.Text.Json.Nodes;
using SegLab.Figures.Interactive;

namespace SegLab.Figures;

/// <summary>A figure with axes: interactive through Plotly.NET where scripts run, a static picture where they don't.</summary>
public abstract record Chart : Figure
{
    /// <summary>Creates the chart.</summary>
    /// <param name="title">What stands above it; empty for none.</param>
    protected Chart(string title)
        : base(title)
    {
    }

    /// <inheritdoc/>
    public sealed override string ToHtml() => ChartHtml.Of(this);

    /// <summary>The arguments of <c>Plotly.newPlot</c> as Plotly.NET makes them: a JSON object with data, layout and config.</summary>
    /// <exception cref="SegLabException">The folder <c>plotly</c> beside SegLab.dll is missing or incomplete.</exception>
    public string ToPlotlyJson() => PlotlyLibrary.Render(ChartDescription.Of(this));

    /// <summary>How narrow the live chart may become, in CSS pixels: below it a page scrolls; 0 lets it shrink with the page.</summary>
    internal virtual int LeastWidth => 0;

    /// <summary>The chart's kind and content for SegLab.Plotly, without its title and theme.</summary>
    internal abstract JsonObject Describe();
}
