using System.Text.RegularExpressions;

namespace SegLab.Cli.Reports.Offline;

/// <summary>Style rules without what they would fetch.</summary>
internal static partial class OfflineStyle
{
    /// <summary>Rules that fetch nothing: images that can be had stand in them, other addresses are gone.</summary>
    /// <param name="rules">A style sheet, or the value of a <c>style</c> attribute.</param>
    /// <param name="resolve">Gives the content for an address; null where there is none.</param>
    public static string Rewrite(string rules, Func<string, string?> resolve)
    {
        if (!rules.Contains('(', StringComparison.Ordinal) && !rules.Contains("@import", StringComparison.OrdinalIgnoreCase))
            return rules;
        var imported = Import().Replace(rules, rule => Replace(rule, resolve) is null ? "" : rule.Value);
        return Address().Replace(
            imported, address => WebAddress.IsInert(Of(address)) ? address.Value : $"url(\"{Replace(address, resolve) ?? "data:,"}\")");
    }

    private static string? Replace(Match match, Func<string, string?> resolve) =>
        WebAddress.IsInert(Of(match)) ? Of(match) : resolve(Of(match));

    private static string Of(Match match) => WebAddress.Clean(match.Groups["address"].Value);

    [GeneratedRegex(
        """@import\s+(?:url\(\s*)?(?<quote>["']?)(?<address>[^"'();]*)\k<quote>[^;]*(?:;|$)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Import();

    [GeneratedRegex(
        """url\(\s*(?:"(?<address>[^"]*)"|'(?<address>[^']*)'|(?<address>[^)"']*))\s*\)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Address();
}
