using System.CommandLine;
using System.CommandLine.Parsing;
using SegLab.Cli.Training;

namespace SegLab.Cli.Usage;

/// <summary>Mistakes in the words of a call, as errors: the process ends with 2 and says which help to read.</summary>
internal static class UsageError
{
    /// <summary>An error for what is wrong.</summary>
    /// <param name="problems">At least one sentence.</param>
    public static SegLabException Of(params IEnumerable<string> problems) => new([.. problems.Select(problem => (FormattableString)$"{problem}")]);

    /// <summary>Refuses a flag's value where the command line is read, so that it is told together with all else that is wrong.</summary>
    /// <typeparam name="T">What the value is read as.</typeparam>
    /// <param name="option">The flag.</param>
    /// <param name="problem">What is wrong with a value, or null.</param>
    public static Option<T> Refusing<T>(this Option<T> option, Func<T, string?> problem)
    {
        option.Validators.Add(result => AddErrors(result, option.Name, text =>
        {
            try
            {
                return OptionText.Read(typeof(T), text) is T value && text.Length > 0 ? problem(value) : null;
            }
            catch (FormatException exception)
            {
                return $"{exception.Message}.";
            }
        }));
        return option;
    }

    /// <summary>A flag's value; null, or its type's default, where it was refused.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The flag.</param>
    public static T? Taken<T>(this ParseResult parsed, Option<T> option) => parsed.GetResult(option) is { } result && result.Errors.Any() ? default : parsed.GetValue(option);

    /// <summary>Refuses an argument's value where the command line is read.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="problem">What is wrong with a value as it was typed, or null.</param>
    public static Argument<T> Refusing<T>(this Argument<T> argument, Func<string, string?> problem)
    {
        argument.Validators.Add(result => AddErrors(result, argument.Name, problem));
        return argument;
    }

    /// <summary>What an attempt to read a value says against it; null where it succeeds.</summary>
    /// <param name="read">The attempt.</param>
    public static string? From(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (SegLabException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Refuses blank values of every flag and argument of a command and of those below it that take text: no such path or name is meant.</summary>
    /// <param name="command">The command.</param>
    public static void RefuseBlanks(Command command)
    {
        foreach (var option in command.Options.Where(option => option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool)))
            option.Validators.Add(result => AddErrors(result, option.Name, Blank));
        foreach (var argument in command.Arguments)
            argument.Validators.Add(result => AddErrors(result, argument.Name, Blank));
        foreach (var below in command.Subcommands)
            RefuseBlanks(below);
    }

    private static string? Blank(string value) => string.IsNullOrWhiteSpace(value) ? "that is blank; give a value, or leave it out." : null;

    private static void AddErrors(SymbolResult result, string name, Func<string, string?> problem)
    {
        foreach (var token in result.Tokens)
        {
            if (problem(token.Value) is { } text)
                result.AddError($"{FlagWords.Given(name, token.Value)}: {text}");
        }
    }
}
