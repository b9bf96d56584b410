using System.Runtime.InteropServices;

namespace SegLab.Cli.Running;

/// <summary>Turns the first Ctrl-C (or request to terminate) into a cancellation; the second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    // Shells' convention: 128 and the signal's number.
    private const int InterruptExitCode = 130;
    private const int TerminateExitCode = 143;

    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations;

    public Interruption() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, InterruptExitCode)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, TerminateExitCode)),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>What the process returns once it was interrupted.</summary>
    public int ExitCode { get; private set; } = InterruptExitCode;

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        source.Dispose();
    }

    private void Handle(PosixSignalContext context, int exitCode)
    {
        if (source.IsCancellationRequested)
        {
            // The terminal's own view of progress hid it; the system's default, the end of the process, follows.
            if (!Console.IsOutputRedirected)
                Console.CursorVisible = true;
            return;
        }

        context.Cancel = true;
        ExitCode = exitCode;

        // Whoever waits for the token runs on here; a signal handler must not be held up by it, nor by a pool whose threads all load images.
        _ = Task.Factory.StartNew(source.Cancel, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }
}
