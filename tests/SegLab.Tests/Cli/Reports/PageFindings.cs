namespace SegLab.Tests.Cli.Reports;

/// <summary>What a browser without a network found in a page.</summary>
/// <param name="ChartsExpected">Elements of class <c>seglab-chart</c>.</param>
/// <param name="ChartsDrawn">Those that said they are drawn (<c>data-drawn="true"</c>).</param>
/// <param name="FormulasExpected">Formulas in the text (<c>data-formula</c>).</param>
/// <param name="FormulasRendered">Those that KaTeX set without an error.</param>
/// <param name="Images">Pictures in the page.</param>
/// <param name="ImagesBroken">Descriptions of those that show nothing.</param>
/// <param name="DeadLinks">Links within the page that lead nowhere.</param>
/// <param name="RepeatedIds">Ids that more than one element has.</param>
/// <param name="ConsoleErrors">Errors in the console and exceptions of scripts.</param>
/// <param name="OutsideRequests">What the page asked of a network.</param>
/// <param name="OverflowOnPhone">By how many pixels the page is wider than a screen of 375.</param>
internal sealed record PageFindings(
    int ChartsExpected,
    int ChartsDrawn,
    int FormulasExpected,
    int FormulasRendered,
    int Images,
    IReadOnlyList<string> ImagesBroken,
    IReadOnlyList<string> DeadLinks,
    IReadOnlyList<string> RepeatedIds,
    IReadOnlyList<string> ConsoleErrors,
    IReadOnlyList<string> OutsideRequests,
    int OverflowOnPhone)
{
    /// <summary>What is wrong with the page, a line each; empty for a page in order.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. ChartsDrawn == ChartsExpected ? [] : new[] { $"{ChartsDrawn} of {ChartsExpected} charts drawn" },
        .. FormulasRendered == FormulasExpected ? [] : new[] { $"{FormulasRendered} of {FormulasExpected} formulas rendered" },
        .. ImagesBroken.Select(image => $"picture not shown: {image}"),
        .. DeadLinks.Select(link => $"link leads nowhere: {link}"),
        .. RepeatedIds.Select(id => $"id used twice: {id}"),
        .. ConsoleErrors.Select(error => $"console: {error}"),
        .. OutsideRequests.Select(request => $"asks the network for {request}"),
        .. OverflowOnPhone <= 0 ? [] : new[] { $"{OverflowOnPhone} pixels too wide for a phone" },
    ];
}
