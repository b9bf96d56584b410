namespace SegLab.Cli.Running;

/// <summary>What a run can write.</summary>
internal enum ReportFormat
{
    /// <summary>A page that is read in a browser, without a network.</summary>
    Html,

    /// <summary>The executed notebook.</summary>
    Ipynb,
}
