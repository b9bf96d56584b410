using System.Globalization;
using SegLab.Cli.Documents;

namespace SegLab.Cli.Running.Parameters;

/// <summary>Options in the words of who runs a notebook: <c>--set BatchSize=20</c> where the notebook has a parameter of that name, else as its cells say it.</summary>
/// <param name="notebook">The notebook.</param>
internal sealed class NotebookWords(NotebookDocument notebook)
{
    private readonly IReadOnlyList<NotebookParameter> _parameters =
        [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code && cell.Tags.Contains(ParametersCell.Tag)).SelectMany(cell => ParametersCell.Parse(cell.Source))];

    /// <summary>An option as it is set from outside.</summary>
    /// <param name="option">The option.</param>
    public string Of(OptionSetting option) => option.HasValue && _parameters.Any(parameter => parameter.Name == option.Name) && Literal(option.Value) is { } value
        ? $"--set {option.Name}={value}"
        : option.ToString();

    private static string? Literal(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string or Enum => value.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
