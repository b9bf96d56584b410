namespace SegLab.Figures.Painting;

/// <summary>The colours of charts, the same in the static picture and in Plotly's.</summary>
internal static class ChartColors
{
    /// <summary>Text.</summary>
    public const string Text = "#24292f";

    /// <summary>Text of less weight.</summary>
    public const string Muted = "#6b737c";

    /// <summary>Grid lines.</summary>
    public const string Grid = "#e7eaee";

    /// <summary>Axes.</summary>
    public const string Axis = "#9aa3ad";

    /// <summary>Behind everything.</summary>
    public const string Paper = "#ffffff";

    /// <summary>Marks of reference values.</summary>
    public const string Reference = "#d55e00";

    /// <summary>CSS families that look like the embedded font.</summary>
    public const string FontFamilies = "Inter, 'Segoe UI', Helvetica, Arial, sans-serif";

    /// <summary>Pixels found: predicted lesion that is lesion.</summary>
    public const string Hit = "#0072b2";

    /// <summary>Pixels missed: lesion that was not predicted.</summary>
    public const string Miss = "#e69f00";

    /// <summary>False alarms: predicted lesion that is skin.</summary>
    public const string FalseAlarm = "#cc3311";

    /// <summary>A colour through which others are seen, such as a band's: <c>#2e0072b2</c> of <c>#0072b2</c>.</summary>
    /// <param name="color">The full colour, <c>#rrggbb</c>.</param>
    public static string Faint(string color) => $"#2e{color[1..]}";

    /// <summary>
    /// Colours of curves and bars, told apart with every common colour vision: Okabe and Ito, Color Universal Design (2008),
    /// without their yellow, which is faint on white; indigo, wine and grey after Tol's muted scheme.
    /// </summary>
    public static IReadOnlyList<string> Palette { get; } =
        ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#332288", "#882255", "#7f7f7f"];
}
