using System.Reflection;

namespace SegLab.Display;

/// <summary>
/// The notebook that a cell runs in, found by the names that .NET Interactive gives its types: the library needs none of its
/// packages, and any host that offers the same names displays its figures.
/// </summary>
/// <remarks>
/// The names: a type <c>Microsoft.DotNet.Interactive.KernelInvocationContext</c> with a static property <c>Current</c> and a
/// property <c>CancellationToken</c>; beside it <c>KernelInvocationContextExtensions.Display(context, object, string[])</c>,
/// whose result has <c>Update(object)</c>. A context may have a method <c>Hold()</c>; .NET Interactive's has none.
/// </remarks>
internal sealed class NotebookHost
{
    private const string ContextName = "Microsoft.DotNet.Interactive.KernelInvocationContext";
    private const string ExtensionsName = "Microsoft.DotNet.Interactive.KernelInvocationContextExtensions";

    private readonly object _context;
    private readonly MethodInfo _display;

    private NotebookHost(object context, MethodInfo display)
    {
        (_context, _display) = (context, display);
    }

    /// <summary>The notebook that this code runs in, in this cell and the tasks it started; null in a plain program.</summary>
    public static NotebookHost? Current => AppDomain.CurrentDomain.GetAssemblies().Select(Find).FirstOrDefault(host => host is not null);

    /// <summary>Says that the cell was interrupted.</summary>
    public CancellationToken CancellationToken =>
        _context.GetType().GetProperty("CancellationToken")?.GetValue(_context) is CancellationToken token ? token : CancellationToken.None;

    /// <summary>Asks the host to wait for what an interrupted cell does until it has saved itself, longer than it waits for others; null where the host does not know that.</summary>
    /// <returns>Disposed when it has ended.</returns>
    public IDisposable? Hold() => _context.GetType().GetMethod("Hold", [])?.Invoke(_context, []) as IDisposable;

    /// <summary>Displays a value in all forms that its type prefers.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Replaces the displayed value with another, from any thread, also after the cell has ended.</returns>
    public Action<object> Display(object value)
    {
        var handle = Invoke(() => _display.Invoke(null, [_context, value, Array.Empty<string>()]))!;
        var update = handle.GetType().GetMethod("Update", [typeof(object)])
            ?? throw new SegLabException($"This notebook's displayed values have no method Update: its type is {handle.GetType()}. Use .NET Interactive 1.0 or 'seglab run'.");
        return next => Invoke(() => update.Invoke(handle, [next]));
    }

    private static NotebookHost? Find(Assembly assembly)
    {
        if (assembly.GetType(ContextName)?.GetProperty("Current", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is not { } context)
            return null;
        var display = assembly.GetType(ExtensionsName)?.GetMethod("Display", [context.GetType(), typeof(object), typeof(string[])]);
        return display is null ? null : new NotebookHost(context, display);
    }

    // A figure's own error is for the reader; that it came through reflection is not.
    private static object? Invoke(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            return null;
        }
    }
}
