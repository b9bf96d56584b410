namespace SegLab.Cli.Reports.Offline;

/// <summary>Takes from tags what a browser would fetch for them, and puts the images that can be had in its place.</summary>
/// <param name="scope">Where the tags come from.</param>
/// <param name="content">Gives the images.</param>
/// <param name="inner">Makes a page within the page ask for nothing.</param>
internal sealed class OfflineTags(PageScope scope, PageContent content, Func<string, string> inner)
{
    private static readonly string[] Fetched = 
        ["src", "srcset", "imagesrcset", "poster", "background", "lowsrc", "dynsrc", "ping", "xlink:href", "href"];
    private static readonly string[] FetchedByObjects = ["data", "code", "codebase", "archive", "classid"];
    private static readonly string[] Links = ["a", "area"];
    private static readonly string[] Frames = ["iframe", "frame", "embed", "object", "applet", "portal"];

    /// <summary>What becomes of a start tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="isInDrawing">Whether it stands in an SVG or in MathML.</param>
    /// <param name="isInLink">Whether it stands in a link, which can hold no second one.</param>
    public OfflineTag Rewrite(HtmlTag tag, bool isInDrawing, bool isInLink)
    {
        if (!scope.RunsScripts && WithoutCode(tag) is { } dropped)
            return dropped;
        // They would lead all links elsewhere, leave the page, or end its markup for good.
        if (tag.Name is "base" or "plaintext" || (tag.Name == "meta" && tag["http-equiv"] is not null))
            return new OfflineTag("", "");
        var notice = Style(tag);
        var rewritten = !isInDrawing && tag.Name is "img" or "image" ? Image(tag, isInLink) : Other(tag, isInLink);
        return rewritten with { Notice = notice + rewritten.Notice };
    }

    /// <summary>What becomes of the text in an element that holds no tags.</summary>
    /// <param name="tag">The element's start tag.</param>
    /// <param name="text">Its text.</param>
    public OfflineTag RewriteText(HtmlTag tag, string text)
    {
        if (tag.Name != "style")
            return new OfflineTag(text, "");
        var notice = "";
        var rules = OfflineStyle.Rewrite(text, address => content.ForStyle(address, scope, ref notice));
        return new OfflineTag(rules, notice);
    }

    private string Style(HtmlTag tag)
    {
        var notice = "";
        if (tag["style"] is not { } rules)
            return notice;
        var rewritten = OfflineStyle.Rewrite(rules, address => content.ForStyle(address, scope, ref notice));
        if (rewritten != rules)
            tag.Set("style", rewritten);
        return notice;
    }

    private OfflineTag Image(HtmlTag tag, bool isInLink)
    {
        var address = WebAddress.Clean(tag["src"] ?? FirstOf(tag["srcset"] ?? ""));
        tag.Remove("srcset");
        if (WebAddress.IsInert(address))
            return new OfflineTag(tag.ToString(), "");
        var image = content.Find(address, scope);
        if (image.Content is null)
            return new OfflineTag("", content.MissingImage(address, tag["alt"] ?? "", image.Problem, scope, isInLink));
        tag.Set("src", image.Content);
        return new OfflineTag(tag.ToString(), "");
    }

    private OfflineTag Other(HtmlTag tag, bool isInLink)
    {
        var notice = "";
        var fetched = tag.Attributes.Where(attribute => IsFetched(tag.Name, attribute.Name)).ToList();
        foreach (var (name, value) in fetched)
        {
            var address = WebAddress.Clean(name.EndsWith("srcset", StringComparison.Ordinal) ? FirstOf(value) : value);
            if (WebAddress.IsInert(address))
                continue;
            if (IsImage(tag, name) && content.Find(address, scope).Content is { } image)
            {
                tag.Set(name, image);
                continue;
            }

            tag.Remove(name);
            if (Kind(tag, name) is { } kind)
                notice += content.Missing(kind, address, scope, isInLink);
            if (tag.Name is "link" || (name == "src" && Frames.Contains(tag.Name)))
                return new OfflineTag("", notice);
            if (tag.Name is "script")
                tag.Set("type", "text/plain");
            else if (tag.Name is "video" or "audio" && name is "src")
                tag.Set("hidden", "");
        }

        if (tag.Name == "a" && tag["href"] is { } link && link.StartsWith(AttachedImages.Scheme, StringComparison.OrdinalIgnoreCase))
            notice += Attached(tag, link);
        if (tag["srcdoc"] is { } page && inner(page) is var rewritten && rewritten != page)
            tag.Set("srcdoc", rewritten);
        return new OfflineTag(tag.ToString(), notice);
    }

    // A link to an attached image saves it.
    private string Attached(HtmlTag tag, string address)
    {
        var image = content.Find(address, scope);
        if (image.Content is null)
        {
            tag.Remove("href");
            return content.MissingImage(address, "", image.Problem, scope, isInLink: true);
        }

        tag.Set("href", image.Content);
        tag.Set("download", Uri.UnescapeDataString(address[AttachedImages.Scheme.Length..]));
        return "";
    }

    // In Markdown, where names of files may stand, nothing runs. A tag that is nothing but code is dropped.
    private OfflineTag? WithoutCode(HtmlTag tag)
    {
        foreach (var attribute in tag.Attributes.Where(IsCode).ToList())
            tag.Remove(attribute.Name);
        if (tag.Name == "script")
            return new OfflineTag("", content.MissingCode("a script", scope));
        var isPage = Frames.Contains(tag.Name) && (tag["srcdoc"] is not null || WebAddress.IsInert(WebAddress.Clean(tag["src"] ?? tag["data"] ?? "")));
        return isPage
            ? new OfflineTag("", content.MissingCode("a page within the page", scope))
            : null;
    }

    private static bool IsCode(HtmlAttribute attribute) =>
        attribute.Name.StartsWith("on", StringComparison.Ordinal) || WebAddress.IsCode(WebAddress.Clean(attribute.Value));

    private static bool IsFetched(string tag, string attribute) =>
        (Fetched.Contains(attribute) && !(attribute is "href" or "xlink:href" && Links.Contains(tag)))
        || (tag is "object" or "applet" && FetchedByObjects.Contains(attribute));

    private static bool IsImage(HtmlTag tag, string attribute) => attribute switch
    {
        "srcset" or "imagesrcset" or "poster" or "background" => true,
        "src" => tag.Name == "input",
        "href" or "xlink:href" => tag.Name is "image" or "feimage",
        _ => false,
    };

    // What is missing, in words; null for what nobody would miss.
    private static string? Kind(HtmlTag tag, string attribute) => (tag.Name, attribute) switch
    {
        (_, "ping") or ("source", "srcset") or (_, "imagesrcset") => null,
        ("link", _) => (tag["rel"] ?? "").Contains("stylesheet", StringComparison.OrdinalIgnoreCase) ? "a style sheet" : null,
        ("script", _) => "a script",
        ("iframe" or "frame" or "portal", _) => "a page within the page",
        ("video" or "source", "src") => "a video or sound",
        ("audio", _) => "a sound",
        ("track", _) => "a track of subtitles",
        ("embed" or "object" or "applet", _) => "an embedded object",
        ("image" or "feimage" or "input", _) or (_, "poster" or "background" or "srcset" or "lowsrc" or "dynsrc") => "an image",
        _ => "a part",
    };

    // "a.png 1x, b.png 2x"; an address that holds its content has commas itself.
    private static string FirstOf(string candidates)
    {
        var first = candidates.Trim().Split([' ', '\t', '\n', '\r', '\f'], 2)[0];
        return WebAddress.IsInert(first) ? first : first.Split(',')[0];
    }
}
