using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;

namespace SegLab.Display;

/// <summary>
/// Has .NET Interactive stop at a cell that failed. "Run All" goes on there with the cells below, which find the failed cell's variables
/// unset and bury its message under NullReferenceExceptions of their own; with this they say that they did not run.
/// </summary>
/// <remarks>
/// Found by the names that .NET Interactive gives its types, as <see cref="NotebookHost"/> is:
/// <c>Microsoft.DotNet.Interactive.Kernel.Root</c>, its <c>AddMiddleware</c>, and the context's <c>IsFailed</c> and <c>Fail</c>. A host without them goes on as it does.
/// </remarks>
internal sealed class FailureStop
{
    /// <summary>What a cell says that did not run.</summary>
    internal const string Message = "Not run, because a cell before it failed. Correct that cell and run it; then run this one.";

    private const string KernelName = "Microsoft.DotNet.Interactive.Kernel";

    // Cells of one "Run All" follow each other at once; who reads a message first and then runs a cell takes longer.
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);

    private readonly Func<long> _clock;
    private long? _failedAt;

    /// <summary>Begins with no cell failed.</summary>
    /// <param name="clock">The time as <see cref="Stopwatch.GetTimestamp"/> counts it.</param>
    internal FailureStop(Func<long> clock)
    {
        _clock = clock;
    }

    /// <summary>Stands between the notebook and its cells from now on; does nothing in other hosts.</summary>
    public static void Attach()
    {
        var root = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(KernelName)?.GetProperty("Root")?.GetValue(null))
            .FirstOrDefault(kernel => kernel is not null);
        if (root?.GetType().GetMethod("AddMiddleware") is not { } add || add.GetParameters() is not [{ ParameterType: var middleware }, ..])
            return;

        // (command, context, next) => stop.RunAsync(command, context, () => next(command, context))
        var parameters = Array.ConvertAll(middleware.GetMethod("Invoke")!.GetParameters(), parameter => Expression.Parameter(parameter.ParameterType));
        var stop = Expression.Constant(new FailureStop(Stopwatch.GetTimestamp));
        var cell = Expression.Lambda<Func<Task>>(Expression.Invoke(parameters[2], parameters[0], parameters[1]));
        var (command, context) = (Expression.Convert(parameters[0], typeof(object)), Expression.Convert(parameters[1], typeof(object)));
        var run = Expression.Call(stop, nameof(RunAsync), typeArguments: null, command, context, cell);
        add.Invoke(root, [Expression.Lambda(middleware, run, parameters).Compile(), nameof(FailureStop)]);
    }

    /// <summary>Runs a cell, or has it fail at once where one failed just before.</summary>
    /// <param name="command">The host's command; only <c>SubmitCode</c> is a cell.</param>
    /// <param name="context">The host's context of that command.</param>
    /// <param name="cell">Runs it.</param>
    internal async Task RunAsync(object command, object context, Func<Task> cell)
    {
        if (command.GetType().Name != "SubmitCode")
        {
            await cell();
            return;
        }

        if (_failedAt is { } earlier && Stopwatch.GetElapsedTime(earlier, _clock()) < Together)
            context.GetType().GetMethod("Fail")?.Invoke(context, [command, null, Message]);
        else
            await cell();
        _failedAt = IsFailed(context) ? _clock() : null;
    }

    private static bool IsFailed(object context)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        return context.GetType().GetProperty("IsFailed", Any)?.GetValue(context) is true;
    }
}
