using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using SegLab.Cli.Documents;

namespace SegLab.Cli.Running;

/// <summary>Why and where a cell failed.</summary>
/// <param name="Number">The cell's number.</param>
/// <param name="Line">The line in the cell, counted from 1; null where it is not known.</param>
/// <param name="Name">The kind of error.</param>
/// <param name="Message">What happened.</param>
/// <param name="Traceback">Where, a line each.</param>
/// <param name="Exception">What was thrown.</param>
internal sealed record CellFailure(int Number, int? Line, string Name, string Message, IReadOnlyList<string> Traceback, Exception Exception)
{
    /// <summary>As it stands in the notebook.</summary>
    public ErrorOutput Output => new(Name, Message, Traceback);

    /// <summary>Reads an exception.</summary>
    /// <param name="number">The cell's number.</param>
    /// <param name="file">What the cell was called when it was compiled.</param>
    /// <param name="thrown">What came out of it.</param>
    public static CellFailure From(int number, string file, Exception thrown)
    {
        var exception = thrown;
        while (exception is AggregateException { InnerExceptions.Count: 1 } or TargetInvocationException { InnerException: not null })
            exception = exception.InnerException!;
        return exception is CompilationErrorException compilation ? FromCompiler(number, compilation) : FromCell(number, file, exception);
    }

    private static CellFailure FromCompiler(int number, CompilationErrorException exception)
    {
        var errors = exception.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var lines = errors.ConvertAll(error =>
        {
            var start = error.Location.GetLineSpan().StartLinePosition;
            return $"({start.Line + 1},{start.Character + 1}): error {error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
        });
        var line = errors.Count > 0 ? errors[0].Location.GetLineSpan().StartLinePosition.Line + 1 : (int?)null;
        return new CellFailure(number, line, "CompilationError", string.Join('\n', lines), lines, exception);
    }

    private static CellFailure FromCell(int number, string file, Exception exception)
    {
        var frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame => frame.GetFileName() == file);
        var name = exception.GetType().Name;
        var message = exception is SegLabException ? exception.Message : $"{name}: {exception.Message}";

        // The script host's own frames and what lies beyond them say nothing about the cell.
        var trace = (exception.StackTrace ?? "").Split('\n').Select(line => line.TrimEnd())
            .TakeWhile(line => !line.Contains("Microsoft.CodeAnalysis.Scripting", StringComparison.Ordinal) && !line.StartsWith("---", StringComparison.Ordinal))
            .Where(line => line.Length > 0);
        return new CellFailure(number, frame?.GetFileLineNumber(), name, exception.Message, [message, .. trace], exception)
        {
            Message = message,
        };
    }
}
