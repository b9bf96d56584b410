namespace SegLab.Cli.Reports.Offline;

/// <summary>What an address in a page would have a browser do.</summary>
internal static class WebAddress
{
    private static readonly string[] InertSchemes = ["data:", "blob:", "about:"];
    private static readonly string[] CodeSchemes = ["javascript:", "vbscript:"];
    private static readonly string[] DistantSchemes = ["http:", "https:", "ftp:", "ws:", "wss:"];

    /// <summary>An address as a browser takes it: without the space around it, and without line breaks and tabs in it.</summary>
    /// <param name="address">The address.</param>
    public static string Clean(string address) =>
        string.Concat(address.Where(character => character is not ('\t' or '\n' or '\r')))
            .Trim([.. Enumerable.Range(0, ' ' + 1).Select(code => (char)code)]);

    /// <summary>Whether nothing has to be fetched for it: it is empty, holds its content, or names a place in the page.</summary>
    /// <param name="address">A clean address.</param>
    public static bool IsInert(string address) => address.Length == 0 || address[0] == '#' || HasScheme(address, InertSchemes);

    /// <summary>Whether it runs a script.</summary>
    /// <param name="address">A clean address.</param>
    public static bool IsCode(string address) => HasScheme(address, CodeSchemes);

    /// <summary>Whether it lies in a network. A browser takes a backslash for a slash.</summary>
    /// <param name="address">A clean address.</param>
    public static bool IsDistant(string address) =>
        HasScheme(address, DistantSchemes) || (address.Length > 1 && address[0] is '/' or '\\' && address[1] is '/' or '\\');

    private static bool HasScheme(string address, string[] schemes) =>
        schemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
}
