using System.Text;
using System.Text.RegularExpressions;

namespace SegLab.Cli.Reports.Offline;

/// <summary>Which kind of image some bytes are, told by their beginning and not by a file's name.</summary>
internal static partial class ImageType
{
    /// <summary>The kinds that browsers show, for messages.</summary>
    public const string Names = "PNG, JPEG, GIF, WebP, AVIF, BMP, ICO or SVG";

    // How much of an SVG may stand before its first element.
    private const int SvgHead = 4096;

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] Icon = [0, 0, 1, 0];

    /// <summary>The image's mime type; null for what browsers do not show.</summary>
    /// <param name="bytes">The whole file.</param>
    public static string? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        _ when bytes.StartsWith(Png) => "image/png",
        _ when bytes.StartsWith(Jpeg) => "image/jpeg",
        _ when bytes.StartsWith("GIF8"u8) => "image/gif",
        _ when bytes.StartsWith("BM"u8) => "image/bmp",
        _ when bytes.StartsWith(Icon) => "image/x-icon",
        [_, _, _, _, _, _, _, _, .. var kind] when bytes.StartsWith("RIFF"u8) && kind.StartsWith("WEBP"u8) => "image/webp",
        [_, _, _, _, .. var kind] when kind.StartsWith("ftypavif"u8) => "image/avif",
        _ when IsSvg(bytes) => "image/svg+xml",
        _ => null,
    };

    private static bool IsSvg(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, SvgHead)];
        var encoding = head is [0xFF, 0xFE, ..] ? Encoding.Unicode : head is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode : Encoding.UTF8;
        return SvgStart().IsMatch(encoding.GetString(head));
    }

    [GeneratedRegex(
        @"^\uFEFF?(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+svg[^>\[]*(?:\[[^\]]*\][^>]*)?>)*<svg[\s>/]",
        RegexOptions.Singleline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SvgStart();
}
