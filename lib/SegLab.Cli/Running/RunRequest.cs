using SegLab.Cli.Running.Parameters;
using SegLab.Cli.Usage;
using SegLab.Data.Files;

namespace SegLab.Cli.Running;

/// <summary>What the person asked for, checked; paths are absolute.</summary>
/// <param name="NotebookPath">The notebook.</param>
/// <param name="Settings">Values for its parameters.</param>
/// <param name="OutputFolder">Where the results go.</param>
/// <param name="Formats">Which results.</param>
internal sealed record RunRequest(string NotebookPath, IReadOnlyList<ParameterSetting> Settings, string OutputFolder, IReadOnlyList<ReportFormat> Formats)
{
    /// <summary>The notebook's folder: where relative paths in cells start.</summary>
    public string NotebookFolder => Path.GetDirectoryName(NotebookPath)!;

    /// <summary>Where a result goes.</summary>
    /// <param name="format">Which one.</param>
    /// <param name="suffix">What its name has more than the notebook's; nothing for a run that ended well.</param>
    public string OutputPath(ReportFormat format, string suffix = "") =>
        Path.Combine(OutputFolder, $"{Path.GetFileNameWithoutExtension(NotebookPath)}{suffix}.{format.ToString().ToLowerInvariant()}");

    /// <summary>Finds out before the run, not after it, whether the results can be written.</summary>
    /// <exception cref="SegLabException">They cannot.</exception>
    public void RequireOutputFolder() => WritablePlace.Require("--out", OutputFolder);

    /// <summary>Checks the command line's words, all of them before any work starts.</summary>
    /// <param name="notebook">The notebook's path.</param>
    /// <param name="data">The folder of images, or null.</param>
    /// <param name="settings">Each <c>Name=Value</c>.</param>
    /// <param name="output">The folder for results.</param>
    /// <param name="formats">Names of formats, separated by commas.</param>
    /// <exception cref="SegLabException">Everything that is wrong with them.</exception>
    public static RunRequest Parse(string notebook, string? data, IReadOnlyList<string> settings, string output, string formats)
    {
        var problems = new List<string>();
        var request = new RunRequest(Path.GetFullPath(notebook), ParseSettings(data, settings, problems), Path.GetFullPath(output), ParseFormats(formats, problems));
        if (request.Formats.Contains(ReportFormat.Ipynb) && request.OutputPath(ReportFormat.Ipynb) == request.NotebookPath)
            problems.Add($"--out {output}: the executed notebook would replace the notebook itself. Choose another folder.");
        if (WritableFolder.Mistake(output) is { } mistake)
            problems.Add($"--out {output}: {mistake}");
        return problems.Count == 0 ? request : throw UsageError.Of(problems);
    }

    private static List<ParameterSetting> ParseSettings(string? data, IReadOnlyList<string> settings, List<string> problems)
    {
        var parsed = new List<ParameterSetting>();
        if (data is not null)
        {
            parsed.Add(new ParameterSetting("DataFolder", Path.GetFullPath(data), $"--data {data}"));
            if (!Directory.Exists(data))
                problems.Add($"--data {data}: there is no such folder ({Path.GetFullPath(data)}). Name a folder of images and masks (PH2, ISIC, or two folders paired by name).");
        }

        foreach (var setting in settings)
        {
            var equals = setting.IndexOf('=');
            if (equals > 0)
                parsed.Add(new ParameterSetting(setting[..equals].Trim(), setting[(equals + 1)..], $"--set {setting}"));
            else
                problems.Add($"--set {setting}: Name=Value is expected, as in --set Epochs=3.");
        }

        return parsed;
    }

    private static List<ReportFormat> ParseFormats(string formats, List<string> problems)
    {
        var parsed = new List<ReportFormat>();
        foreach (var name in formats.Split(',', StringSplitOptions.TrimEntries))
        {
            if (name.Length > 0 && char.IsLetter(name[0]) && Enum.TryParse<ReportFormat>(name, ignoreCase: true, out var format))
                parsed.Add(format);
            else
                problems.Add($"--to {formats}: there is no format '{name}'. There are html and ipynb; separate several by commas.");
        }

        return [.. parsed.Distinct()];
    }
}
