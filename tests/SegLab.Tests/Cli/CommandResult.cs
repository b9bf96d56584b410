namespace SegLab.Tests.Cli;

/// <summary>How a process ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error);
