namespace SegLab.Cli;

/// <summary>What the person reads when a command fails.</summary>
internal static class ErrorMessage
{
    /// <summary>The message for an error: its own words where the person can mend it, else that it is a defect.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="verbose">Whether to add where it comes from.</param>
    public static string For(Exception exception, bool verbose)
    {
        var message = exception switch
        {
            SegLabException => exception.Message,
            OperationCanceledException => "Interrupted.",
            IOException or UnauthorizedAccessException => $"{exception.Message} Check that the disk has room and that the folder may be read and written.",
            _ => $"This is a defect in SegLab: {exception.GetType().Name}: {exception.Message}",
        };
        if (verbose)
            return $"{message}\n\n{exception}";
        return exception is SegLabException or OperationCanceledException ? message : $"{message}\nRun it again with --verbose to see where it comes from.";
    }
}
