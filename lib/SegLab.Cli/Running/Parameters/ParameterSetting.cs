namespace SegLab.Cli.Running.Parameters;

/// <summary>What the person set on the command line.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">Its value, as text.</param>
/// <param name="Origin">The option as it was given, for messages.</param>
internal sealed record ParameterSetting(string Name, string Value, string Origin);
