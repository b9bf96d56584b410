using SegLab.Cli.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// The cell that is running, under the name that .NET Interactive gives it, so that a library that looks for it by reflection
/// finds the same thing in both hosts.
/// </summary>
public sealed class KernelInvocationContext
{
    // Flows into the tasks and threads that a cell starts, so that what they show later still belongs to that cell.
    private static readonly AsyncLocal<KernelInvocationContext?> Flowing = new();

    // For threads into which nothing flows, such as callbacks from native code. One run at a time, as there is one console.
    private static volatile KernelInvocationContext? running;

    private int holds;

    private KernelInvocationContext(CellOutputs outputs, CancellationToken cancellationToken)
    {
        Outputs = outputs;
        CancellationToken = cancellationToken;
    }

    /// <summary>The cell that started the calling thread or task, else the one that is running; null between cells.</summary>
    public static KernelInvocationContext? Current => Flowing.Value ?? running;

    /// <summary>Cancelled when the person ends the run (Ctrl-C).</summary>
    public CancellationToken CancellationToken { get; }

    internal CellOutputs Outputs { get; }

    /// <summary>Whether the cell asks for more time than an interrupted one has.</summary>
    internal bool IsHeld => Volatile.Read(ref holds) > 0;

    /// <summary>Says that what the cell does saves itself and ends by itself once it is interrupted, such as a training after its step: the run waits for it.</summary>
    /// <returns>Disposed when it has ended.</returns>
    public IDisposable Hold()
    {
        Interlocked.Increment(ref holds);
        return new Held(this);
    }

    /// <summary>Runs <paramref name="cell"/> on another thread as the current cell, whose outputs go to <paramref name="outputs"/>.</summary>
    internal static async Task<T> RunAsync<T>(CellOutputs outputs, Func<Task<T>> cell, CancellationToken cancellationToken)
    {
        var context = new KernelInvocationContext(outputs, cancellationToken);
        running = context;
        try
        {
            return await Task.Run(
                () =>
                {
                    Flowing.Value = context;
                    return cell();
                },
                CancellationToken.None);
        }
        finally
        {
            running = null;
        }
    }

    private sealed class Held(KernelInvocationContext context) : IDisposable
    {
        private int released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref released, 1) == 0)
                Interlocked.Decrement(ref context.holds);
        }
    }
}
