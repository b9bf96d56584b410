namespace SegLab.Cli.Reports.Offline;

/// <summary>What a browser lets a report do: nothing that asks a network, whatever a script in it tries.</summary>
internal static class PagePolicy
{
    /// <summary>The elements for the page's head, before anything that could ask for something.</summary>
    /// <remarks>Scripts of the notebook's outputs run, and may make scripts (plotly.js does); all content comes from the page itself.</remarks>
    public const string Html = """
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' data: blob:; style-src 'unsafe-inline' data: blob:; img-src data: blob:; font-src data: blob:; media-src data: blob:; connect-src data: blob:; worker-src data: blob:; frame-src data: blob:; object-src data: blob:; base-uri 'none'; form-action 'none'">
        <meta http-equiv="x-dns-prefetch-control" content="off">

        """;
}
