namespace SegLab.Figures;

/// <summary>How a curve's line is drawn.</summary>
public enum CurveDash
{
    /// <summary>Without gaps.</summary>
    Solid,

    /// <summary>Dashes.</summary>
    Dash,

    /// <summary>Dots.</summary>
    Dot,
}
