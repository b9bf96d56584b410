namespace SegLab.Cli.Reports.Offline;

/// <summary>What a browser lets a report do: nothing that asks a network, whatever a script in it tries.</summary>
internal static class PagePolicy
{
    /// <summary>The elements for the page's head, before anything that could ask for something.</summary>
    /// <remarks>Scripts of the notebook's outputs run, and may make scripts (plotly.js does); all comes from the page itself.</remarks>
    public const string Html = """
        <meta http-equiv="Content-Security-Policy" content="
          default-src data: blob:; script-src 'unsafe-inline' 'unsafe-eval' data: blob:; style-src 'unsafe-inline' data: blob:;
          base-uri 'none'; form-action 'none'">
        <meta http-equiv="x-dns-prefetch-control" content="off">

        """;
}
