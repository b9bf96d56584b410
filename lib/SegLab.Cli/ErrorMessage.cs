namespace SegLab.Cli;

/// <summary>What the person reads when a command fails.</summary>
internal static class ErrorMessage
{
    /// <summary>The message for an error: its own words where the person can fix it, else that it is a defect.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="verbose">Whether to add where it comes from.</param>
    /// <param name="words">How the command writes an option.</param>
    public static string For(Exception exception, bool verbose, Func<OptionSetting, string> words)
    {
        var message = exception switch
        {
            SegLabException known => known.In(words),
            OperationCanceledException => "Interrupted.",
            IOException or UnauthorizedAccessException => $"{exception.Message} Check that the disk has room and that the folder may be read and written.",
            _ => $"This is a defect in SegLab: {exception.GetType().Name}: {exception.Message}",
        };
        if (verbose)
            return $"{message}\n\n{exception}";
        return exception is SegLabException or OperationCanceledException ? message : $"{message}\nRun it again with --verbose to see where it comes from.";
    }
}
