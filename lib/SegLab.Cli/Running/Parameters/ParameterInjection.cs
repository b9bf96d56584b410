using System.Text.Json.Nodes;
using SegLab.Cli.Documents;

namespace SegLab.Cli.Running.Parameters;

/// <summary>
/// Overrides a notebook's parameters as papermill does: a cell tagged <c>injected-parameters</c> right after the one tagged
/// <c>parameters</c> assigns the values, so that the executed notebook shows what it ran with.
/// </summary>
internal static class ParameterInjection
{
    /// <summary>The injected cell's tag; a cell that has it from an earlier run is replaced.</summary>
    public const string Tag = "injected-parameters";

    /// <summary>A notebook with the values set.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="settings">What to set; of several values for one name the last counts.</param>
    /// <exception cref="SegLabException">Names that the notebook does not have, or values of another type: all of them, with the right ones.</exception>
    public static NotebookDocument Apply(NotebookDocument notebook, IReadOnlyList<ParameterSetting> settings)
    {
        if (settings.Count == 0)
            return notebook;

        var cell = notebook.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Code && cell.Tags.Contains(ParametersCell.Tag))
            ?? throw new SegLabException($"{settings[0].Origin}: the notebook has no code cell tagged '{ParametersCell.Tag}', so nothing in it can be set. Add the tag to the cell that declares its settings.");
        var assignments = Assignments(settings, ParametersCell.Parse(cell.Source));

        var cells = notebook.Cells.Where(other => !other.Tags.Contains(Tag)).ToList();
        cells.Insert(cells.IndexOf(cell) + 1, Injected(cell, assignments, cells));
        return notebook with { Cells = cells };
    }

    private static IEnumerable<string> Assignments(IReadOnlyList<ParameterSetting> settings, IReadOnlyList<NotebookParameter> parameters)
    {
        var problems = new List<string>();
        var literals = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            var parameter = parameters.FirstOrDefault(parameter => parameter.Name == setting.Name);
            if (parameter is null)
                problems.Add($"{setting.Origin}: the notebook has no parameter '{setting.Name}'.");
            else if (parameter.Literal(setting.Value) is not { } literal)
                problems.Add($"{setting.Origin}: '{setting.Value}' is no {parameter.Type}; it takes {parameter.Expected}.");
            else
                literals[setting.Name] = literal;
        }

        return problems.Count == 0
            ? literals.Select(pair => $"{pair.Key} = {pair.Value};")
            : throw new SegLabException($"{string.Join('\n', problems)}\nIts parameters, with the values they have otherwise:\n{string.Join('\n', parameters.Select(parameter => $"  {parameter}"))}");
    }

    private static NotebookCell Injected(NotebookCell parameters, IEnumerable<string> assignments, List<NotebookCell> others)
    {
        // The host's marks (which kernel runs the cell) hold for this cell too.
        var metadata = parameters.Metadata.DeepClone().AsObject();
        metadata["tags"] = new JsonArray(Tag);
        return new NotebookCell
        {
            Id = others.Exists(cell => cell.Id == Tag) ? Guid.NewGuid().ToString("N")[..8] : Tag,
            Kind = CellKind.Code,
            Metadata = metadata,
            Source = $"// Set on the command line.\n{string.Join('\n', assignments)}",
        };
    }
}
