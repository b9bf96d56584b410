using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using SegLab.Cli.Training;

namespace SegLab.Cli.Usage;

/// <summary>Prints a command's help: how it is called, its arguments, its flags in groups, the commands below it.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private const int WidthInFiles = 120;
    private const int NarrowestPage = 60;

    // A longer flag stands on a line of its own.
    private const int WidestName = 34;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var width = Console.IsOutputRedirected ? WidthInFiles : Math.Max(NarrowestPage, Console.WindowWidth - 1);
        foreach (var line in Lines(parseResult.CommandResult, width))
            Console.WriteLine(line);
        return 0;
    }

    /// <summary>How a command is called: <c>seglab data make</c>.</summary>
    /// <param name="result">The command.</param>
    public static string PathOf(CommandResult result) => result.Parent is CommandResult above ? $"{PathOf(above)} {result.Command.Name}" : result.Command.Name;

    /// <summary>The page.</summary>
    /// <param name="result">The command.</param>
    /// <param name="width">Letters a line.</param>
    public static IEnumerable<string> Lines(CommandResult result, int width)
    {
        var command = result.Command;
        var words = command.Arguments.Select(Usage).Prepend(PathOf(result));
        IEnumerable<string> page =
        [
            .. Wrapped(command.Description ?? "", width),
            "",
            $"Usage: {string.Join(' ', words)}{(command.Subcommands.Count > 0 ? " COMMAND" : "")} [flags]",
        ];
        (string Title, IEnumerable<(string Name, string Text)> Rows)[] sections =
        [
            ("Commands", command.Subcommands.Select(below => (below.Name, below.Description ?? ""))),
            ("Arguments", command.Arguments.Select(argument => (argument.Name, Text(argument.Description, argument.HasDefaultValue ? argument.GetDefaultValue() : null)))),
            .. Groups(result).Select(group => (group.Title, group.Flags.Select(Row))),
        ];
        return page.Concat(sections.Where(section => section.Rows.Any()).SelectMany(section => Section(section.Title, [.. section.Rows], width)));
    }

    private static IEnumerable<(string Title, IEnumerable<Option> Flags)> Groups(CommandResult result)
    {
        IReadOnlyList<(string Title, IReadOnlyList<Option> Flags)> groups = [.. (result.Command as IGroupedFlags)?.Groups ?? []];
        var above = Above(result).SelectMany(command => command.Options).Where(option => option.Recursive);
        var others = result.Command.Options.Concat(above).Where(option => !option.Hidden).Except(groups.SelectMany(group => group.Flags));
        return [.. groups.Select(group => (group.Title, group.Flags.AsEnumerable())), (groups.Count > 0 ? "Other flags" : "Flags", others)];
    }

    private static IEnumerable<Command> Above(CommandResult result) => result.Parent is CommandResult parent ? Above(parent).Prepend(parent.Command) : [];

    private static (string Name, string Text) Row(Option option)
    {
        var value = option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? "" : $" {option.HelpName ?? "VALUE"}";
        return (option.Name + (option.Arity.MinimumNumberOfValues == 0 && value.Length > 0 ? $" [{value[1..]}]" : value), Text(option.Description, option.HasDefaultValue && value.Length > 0 ? option.GetDefaultValue() : null));
    }

    private static string Text(string? description, object? standard) => standard is null ? description ?? "" : $"{description} [default: {OptionText.Write(standard)}]";

    private static string Usage(Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}..." : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue ? $"[{name}]" : name;
    }

    private static IEnumerable<string> Section(string title, IReadOnlyList<(string Name, string Text)> rows, int width)
    {
        var column = Math.Min(WidestName, rows.Max(row => row.Name.Length)) + 4;
        column += column % 2;
        yield return "";
        yield return $"{title}:";
        foreach (var (name, text) in rows)
        {
            var lines = Wrapped(text, width - column);
            var first = $"  {name}";
            if (first.Length > column - 2)
            {
                yield return first;
                first = "";
            }

            foreach (var line in lines)
            {
                yield return first.PadRight(column) + line;
                first = "";
            }
        }
    }

    private static IReadOnlyList<string> Wrapped(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line += line.Length > 0 ? $" {word}" : word;
        }

        return [.. lines, line];
    }
}
