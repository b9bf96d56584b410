using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using SegLab.Cli.Documents;
using SegLab.Cli.Running.Parameters;

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

    /// <summary>What happened, in the words of who runs the notebook from outside.</summary>
    /// <param name="words">How an option is set there.</param>
    public string MessageIn(NotebookWords words) => Exception is SegLabException known ? known.In(words.Of) : Message;

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
        var errors = exception.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error =>
        {
            var start = error.Location.GetLineSpan().StartLinePosition;
            return (Line: start.Line + 1, Column: start.Character + 1, Text: $"error {error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        }).ToList();

        // Where the first one is, the message's reader is told already.
        var message = string.Join('\n', errors.Select((error, index) => index == 0 ? error.Text : $"line {error.Line}: {error.Text}"));
        return new CellFailure(number, errors[0].Line, "CompilationError", message, errors.ConvertAll(error => $"({error.Line},{error.Column}): {error.Text}"), exception);
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
