using System.CommandLine;
using System.CommandLine.Parsing;
using SegLab.Cli.Training;

namespace SegLab.Cli.Usage;

/// <summary>What the parser found wrong, in words for the person who typed it.</summary>
internal static class ParseProblems
{
    /// <summary>A sentence for each problem.</summary>
    /// <param name="parsed">The command line.</param>
    public static List<string> Of(ParseResult parsed)
    {
        // With a command that is none, nothing after it can be judged.
        if (parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.Errors.Count > 0)
            return [Command(parsed)];
        return [.. UnknownFlags(parsed).Concat(MissingFlags(parsed)).Concat(parsed.Errors.Select(Text)).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static string Command(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is not [var word, ..])
            return $"{Path(parsed)}: name a command: {string.Join(", ", command.Subcommands.Select(below => below.Name))}.";
        if (word.StartsWith('-'))
            return UnknownFlag(parsed, word);
        var meant = NearestWord.Of(word, command.Subcommands.Select(below => below.Name));
        return $"{Path(parsed)} {word}: there is no such command{(meant is null ? $". There are {string.Join(", ", command.Subcommands.Select(below => below.Name))}." : $"; did you mean '{meant}'?")}";
    }

    // The parser takes a flag that it does not know for a name, where the command takes names.
    private static IEnumerable<string> UnknownFlags(ParseResult parsed)
    {
        var named = parsed.CommandResult.Command.Arguments.SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? []).Select(token => token.Value).ToList();
        var flags = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).Where(IsFlag).ToHashSet(StringComparer.Ordinal);
        var wasFlag = false;
        foreach (var word in named.Where(flags.Contains).Concat(parsed.UnmatchedTokens))
        {
            if (IsFlag(word))
                yield return UnknownFlag(parsed, word);
            else if (!wasFlag)
                yield return $"'{word}': {Path(parsed)} takes no such word.";
            wasFlag = IsFlag(word);
        }

        static bool IsFlag(string word) => word is ['-', not (>= '0' and <= '9'), ..];
    }

    private static string UnknownFlag(ParseResult parsed, string word)
    {
        var flag = word.Split('=')[0];
        var known = parsed.CommandResult.Command.Options.Concat(parsed.RootCommandResult.Command.Options.Where(option => option.Recursive)).Select(option => option.Name);
        return NearestWord.Of(flag, known) is { } meant ? $"{flag}: there is no such flag; did you mean {meant}?" : $"{flag}: there is no such flag.";
    }

    private static string? Text(ParseError error) => error.SymbolResult switch
    {
        OptionResult option => OfOption(option, error.Message),
        ArgumentResult { Parent: OptionResult option } => OfOption(option, error.Message),
        ArgumentResult argument when argument.Tokens.Count == 0 => $"{argument.Argument.Name} is missing: {argument.Argument.Description}",
        // Unknown words and missing flags are told with the others of their kind.
        CommandResult => null,
        _ => error.Message,
    };

    private static IEnumerable<string> MissingFlags(ParseResult parsed) => parsed.CommandResult.Command.Options
        .Where(option => option.Required && parsed.GetResult(option) is null).Select(option => $"{option.Name} is missing: {option.Description}");

    private static string OfOption(OptionResult result, string message)
    {
        var option = result.Option;
        if (result.Tokens.Count == 0)
            return $"{option.Name}: a value is missing ({option.HelpName ?? "VALUE"}).";
        if (result.IdentifierTokenCount > 1 && option.Arity.MaximumNumberOfValues <= 1)
            return $"{option.Name} is given {result.IdentifierTokenCount} times ({string.Join(", ", result.Tokens.Select(token => token.Value))}); give it once.";
        return result.Tokens.Select(token => Misread(option, token.Value)).FirstOrDefault(misread => misread is not null) ?? message;
    }

    // The parser's own sentence names the type in .NET.
    private static string? Misread(Option option, string value)
    {
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        if (!type.IsPrimitive && !type.IsEnum)
            return null;
        try
        {
            OptionText.Read(type, value);
            return null;
        }
        catch (FormatException exception)
        {
            return $"{FlagWords.Given(option.Name, value)}: {exception.Message}.";
        }
    }

    private static string Path(ParseResult parsed) => HelpPage.PathOf(parsed.CommandResult);
}
