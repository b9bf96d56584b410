using System.CommandLine;
using SegLab.Cli.Training;

namespace SegLab.Cli.Usage;

/// <summary>Options in a command's own words: <c>--batch-size 20</c>. What the command has no flag for is said as C# says it.</summary>
/// <param name="command">The command that was called.</param>
internal sealed class FlagWords(Command command)
{
    /// <summary>An option as its flag.</summary>
    /// <param name="option">The option.</param>
    public string Of(OptionSetting option)
    {
        var flag = OptionText.Flag(option.Name);
        if (command.Options.All(known => known.Name != flag))
            return option.ToString();
        return option is { HasValue: false } or { Value: true } ? flag : Given(flag, OptionText.Write(option.Value));
    }

    /// <summary>A flag with a value, as it would be typed: a blank one in quotes.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="value">The value.</param>
    public static string Given(string flag, string value) => string.IsNullOrWhiteSpace(value) ? $"{flag} '{value}'" : $"{flag} {value}";
}
