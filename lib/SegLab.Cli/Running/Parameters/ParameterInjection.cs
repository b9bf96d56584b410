using System.Globalization;
using System.Text.Json.Nodes;
using SegLab.Cli.Documents;
using SegLab.Cli.Usage;

namespace SegLab.Cli.Running.Parameters;

/// <summary>
/// Overrides a notebook's parameters as papermill does: a cell tagged <c>injected-parameters</c> right after the one tagged
/// <c>parameters</c> assigns the values, so that the executed notebook shows what it ran with. Where several cells are tagged, each counts:
/// a value is set after every cell that declares its name, so that no declaration hides it from the cells below.
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

        var kept = notebook.Cells.Where(cell => !cell.Tags.Contains(Tag)).ToList();
        var declared = kept
            .Where(cell => cell.Kind == CellKind.Code && cell.Tags.Contains(ParametersCell.Tag))
            .ToDictionary(cell => cell.Id, cell => ParametersCell.Parse(cell.Source), StringComparer.Ordinal);
        if (declared.Count == 0)
            throw new SegLabException($"{settings[0].Origin}: the notebook has no code cell tagged '{ParametersCell.Tag}', so nothing in it can be set. Add the tag to the cell that declares its settings.");
        Check(settings, [.. declared.Values.SelectMany(parameters => parameters)]);

        var values = settings.GroupBy(setting => setting.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
        var ids = kept.Select(cell => cell.Id).ToHashSet(StringComparer.Ordinal);
        var cells = kept.SelectMany(cell => WithInjected(cell, declared.GetValueOrDefault(cell.Id, []), values, ids));
        return notebook with { Cells = [.. cells] };
    }

    private static void Check(IReadOnlyList<ParameterSetting> settings, IReadOnlyList<NotebookParameter> parameters)
    {
        var problems = settings
            .SelectMany(setting => Problems(setting, [.. parameters.Where(parameter => parameter.Name == setting.Name)]))
            .Distinct()
            .ToList();
        if (problems.Count > 0)
            throw UsageError.Of(["The notebook's parameters, with the values they have otherwise:", .. parameters.Select(parameter => $"  {parameter}"), .. problems]);
    }

    private static IEnumerable<string> Problems(ParameterSetting setting, IReadOnlyList<NotebookParameter> named) => named.Count == 0
        ? [$"{setting.Origin}: the notebook has no parameter '{setting.Name}'."]
        : named.Where(parameter => parameter.Literal(setting.Value) is null)
            .Select(parameter => $"{setting.Origin}: '{setting.Value}' is no {parameter.Type}; it takes {parameter.Expected}.");

    private static IEnumerable<NotebookCell> WithInjected(
        NotebookCell cell, IReadOnlyList<NotebookParameter> declared, Dictionary<string, string> values, HashSet<string> ids)
    {
        var assignments = declared.Where(parameter => values.ContainsKey(parameter.Name))
            .Select(parameter => $"{parameter.Name} = {parameter.Literal(values[parameter.Name])};").ToList();
        return assignments.Count == 0 ? [cell] : [cell, Injected(cell, assignments, NewId(ids))];
    }

    private static NotebookCell Injected(NotebookCell parameters, IEnumerable<string> assignments, string id)
    {
        // The host's marks (which kernel runs the cell) hold for this cell too.
        var metadata = parameters.Metadata.DeepClone().AsObject();
        metadata["tags"] = new JsonArray(Tag);
        return new NotebookCell
        {
            Id = id,
            Kind = CellKind.Code,
            Metadata = metadata,
            Source = $"// Set on the command line.\n{string.Join('\n', assignments)}",
        };
    }

    // The tag itself, then counted on; the same for the same notebook.
    private static string NewId(HashSet<string> ids)
    {
        var id = Tag;
        for (var count = 2; !ids.Add(id); count++)
            id = string.Create(CultureInfo.InvariantCulture, $"{Tag}-{count}");
        return id;
    }
}
