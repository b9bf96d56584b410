using System.Text.Json.Nodes;

namespace SegLab.Cli.Reports.Offline;

/// <summary>Where a piece of HTML comes from.</summary>
/// <param name="Place">For messages: "Cell 3", or "Text cell 2".</param>
/// <param name="Attachments">The cell's attachments (name to mime type to base64), or null.</param>
/// <param name="RunsScripts">Whether scripts in it are wanted: in what a cell displays as HTML they are, in Markdown they are not.</param>
internal sealed record PageScope(string Place, JsonObject? Attachments, bool RunsScripts);
