using System.CommandLine;
using System.Reflection;
using SegLab.Cli.Usage;
using SegLab.Training;

namespace SegLab.Cli.Training;

/// <summary>A flag for every option of training, whoever adds one: <c>--learning-rate 0.001</c>, <c>--best-epoch</c>, <c>--reading honest</c>.</summary>
internal sealed class TrainingFlags
{
    private const string Training = "Training";
    private const string Validation = "Validation and prediction";
    private const string Computing = "Computing";

    private readonly IReadOnlyList<(PropertyInfo Property, Option<string?> Flag)> _flags = [.. typeof(TrainingOptions)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => (property, Flag(property)))];

    /// <summary>The flags, for a command.</summary>
    public IEnumerable<Option> All => _flags.Select(entry => entry.Flag);

    /// <summary>The flags by what they are for.</summary>
    public IEnumerable<(string Title, IReadOnlyList<Option> Flags)> Groups => _flags.GroupBy(entry => Group(entry.Property.Name), entry => (Option)entry.Flag)
        .OrderBy(group => Array.IndexOf([Training, Validation, Computing], group.Key)).Select(group => (group.Key, (IReadOnlyList<Option>)[.. group]));

    /// <summary>The options that the command line asks for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">What holds where it says nothing.</param>
    /// <param name="problems">Receives what is wrong with a flag's value.</param>
    public TrainingOptions Read(ParseResult parsed, TrainingOptions options, List<FormattableString> problems)
    {
        var read = options with { };
        foreach (var (property, flag) in _flags)
        {
            if (parsed.GetResult(flag) is not { Implicit: false } given || given.Errors.Any())
                continue;
            // A flag without a value switches something on.
            var text = given.Tokens is [var token] ? token.Value : "true";
            try
            {
                property.SetValue(read, OptionText.Read(property.PropertyType, text));
            }
            catch (FormatException exception)
            {
                problems.Add($"{FlagWords.Given(flag.Name, text)}: {exception.Message}.");
            }
        }

        return read;
    }

    private static string Group(string property) => property switch
    {
        nameof(TrainingOptions.Reading) or nameof(TrainingOptions.BestEpoch) or nameof(TrainingOptions.EarlyStopping) or nameof(TrainingOptions.ChooseThreshold) or nameof(TrainingOptions.Mirrors) => Validation,
        nameof(TrainingOptions.Device) or nameof(TrainingOptions.Precision) or nameof(TrainingOptions.Seed) => Computing,
        _ => Training,
    };

    private static Option<string?> Flag(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var choices = OptionText.Choices(type);
        return new Option<string?>(OptionText.Flag(property.Name))
        {
            Description = $"{OptionDocumentation.Of(property)}{(choices.Length > 0 && !type.IsEnum ? $" One of: {choices}." : "")}",
            HelpName = type == typeof(bool) ? "true|false" : type.IsEnum ? string.Join('|', OptionText.Words(type)) : type == typeof(string) ? "NAME" : type.IsPrimitive ? "N" : "KIND",
            DefaultValueFactory = _ => OptionText.Write(property.GetValue(new TrainingOptions())),
            Arity = type == typeof(bool) ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
        };
    }
}
