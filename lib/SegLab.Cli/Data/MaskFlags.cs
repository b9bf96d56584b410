using System.CommandLine;
using System.Globalization;
using SegLab.Cli.Usage;
using SegLab.Data;

namespace SegLab.Cli.Data;

/// <summary>The flags that say how masks are read: which value is lesion, and whether a mask may be without.</summary>
internal sealed class MaskFlags
{
    private const string LesionValueName = "--lesion-value";
    private const string EmptyName = "--empty";

    private readonly Option<string?> _lesionValue = new Option<string?>(LesionValueName)
    {
        Description = "The masks' value that is lesion, where they have more than two: a grey level, a place in the palette, or a colour such as "
            + "0xff0000. All other values are skin. [default: the brighter of two]",
        HelpName = "N",
    }.Refusing(text => Value(text!) is null ? "a grey level or a place in the palette is expected, such as 2, or a colour, such as 0xff0000." : null);

    private readonly Option<EmptyMasks> _empty = new(EmptyName)
    {
        Description = "What to do with masks without lesion: take them, and say which they are, or end with an error.",
        HelpName = "allow|refuse",
        DefaultValueFactory = _ => EmptyMasks.Allow,
    };

    /// <summary>What the flags are called, as reports speak of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [LesionValueName, EmptyName];

    /// <summary>The flags, for a command.</summary>
    public IEnumerable<Option> All => [_lesionValue, _empty];

    /// <summary>Whether a value was chosen as lesion.</summary>
    /// <param name="parsed">The command line.</param>
    public bool ChoosesLesionValue(ParseResult parsed) => parsed.GetResult(_lesionValue) is { Implicit: false };

    /// <summary>What is done with masks without lesion.</summary>
    /// <param name="parsed">The command line.</param>
    public EmptyMasks Empty(ParseResult parsed) => parsed.GetValue(_empty);

    /// <summary>The data set with the chosen value.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="parsed">The command line.</param>
    public DataSource Apply(DataSource source, ParseResult parsed) => parsed.GetValue(_lesionValue) is { } text ? source.WithLesionValue(Value(text)!.Value) : source;

    private static int? Value(string text)
    {
        var hexadecimal = text.StartsWith('#') ? text[1..] : text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : null;
        var isNumber = hexadecimal is null
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            : int.TryParse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        return isNumber && value is >= 0 and <= 0xFFFFFF ? value : null;
    }
}
