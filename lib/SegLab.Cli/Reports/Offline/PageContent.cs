using System.Net;

namespace SegLab.Cli.Reports.Offline;

/// <summary>The images that a page shows, and what is said of those that it can't.</summary>
/// <param name="files">The images that stand in files.</param>
internal sealed class PageContent(ImageFiles files)
{
    private readonly List<ReportNotice> _notices = [];

    /// <summary>What is not in the page, in order, each thing once.</summary>
    public IReadOnlyList<ReportNotice> Notices => [.. _notices.Distinct()];

    /// <summary>Finds an image.</summary>
    /// <param name="address">A clean address that is not inert.</param>
    /// <param name="scope">Where it stands.</param>
    public ResolvedImage Find(string address, PageScope scope)
    {
        if (address.StartsWith(AttachedImages.Scheme, StringComparison.OrdinalIgnoreCase))
            return AttachedImages.Resolve(address, scope.Attachments);
        return WebAddress.IsDistant(address)
            ? ResolvedImage.Missing("a report loads nothing from the network; it is a link there")
            : files.Resolve(address);
    }

    /// <summary>The content for an address in style rules; null, with a notice, where there is none.</summary>
    /// <param name="address">A clean address that is not inert.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="notice">HTML to which the notice is added.</param>
    public string? ForStyle(string address, PageScope scope, ref string notice)
    {
        var found = Find(address, scope);
        if (found.Content is null)
            notice += Missing("a part of a style", address, scope, isInLink: false);
        return found.Content;
    }

    /// <summary>HTML in the place of an image: a link where the image is in a network, else what is missing and why.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="description">Its text for those who don't see it; may be empty.</param>
    /// <param name="problem">Why it is not there.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="isInLink">Whether it stands in a link, which can hold no second one.</param>
    public string MissingImage(string address, string description, string problem, PageScope scope, bool isInLink)
    {
        Add($"the image {Quoted(address)} is not in the report: {problem}", scope);
        if (WebAddress.IsDistant(address))
        {
            var text = description.Length == 0 ? address : description;
            return isInLink ? Encoded(text) : Link(address, text);
        }

        var called = description.Length == 0 ? "" : $"{Encoded(description)}: ";
        var why = Encoded(problem);
        return $"<span class=\"missing\">{called}the image <code>{Encoded(Name(address))}</code> is not shown, because {why}.</span>";
    }

    /// <summary>HTML in the place of something that a page may not fetch.</summary>
    /// <param name="kind">What it is, such as "a script".</param>
    /// <param name="address">Its address.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="isInLink">Whether it stands in a link, which can hold no second one.</param>
    public string Missing(string kind, string address, PageScope scope, bool isInLink)
    {
        var reason = WebAddress.IsDistant(address) ? "a report loads nothing from the network" : "a report takes in images only";
        Add($"{kind}, {Quoted(address)}, is not in the report: {reason}", scope);
        var name = WebAddress.IsDistant(address) && !isInLink
            ? Link(address, ReportNotice.Short(address))
            : $"<code>{Encoded(Name(address))}</code>";
        return $"<span class=\"missing\">Not in this page: {kind}, {name}.</span>";
    }

    /// <summary>HTML in the place of something that stands in Markdown and would run there.</summary>
    /// <param name="kind">What it is, such as "a script".</param>
    /// <param name="scope">Where it stands.</param>
    public string MissingCode(string kind, PageScope scope)
    {
        Add($"{kind} in the text is not in the report: scripts run in what cells display as HTML, and nowhere else", scope);
        return $"<span class=\"missing\">Not in this page: {kind}.</span>";
    }

    private void Add(string text, PageScope scope) => _notices.Add(new ReportNotice(scope.Place, text));

    private static string Quoted(string address) => $"'{Name(address)}'";

    // An attachment goes by its name alone.
    private static string Name(string address) => ReportNotice.Short(Uri.UnescapeDataString(
        address.StartsWith(AttachedImages.Scheme, StringComparison.OrdinalIgnoreCase) ? address[AttachedImages.Scheme.Length..] : address));

    private static string Link(string address, string text) => $"<a href=\"{Encoded(address)}\">{Encoded(text)}</a>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
