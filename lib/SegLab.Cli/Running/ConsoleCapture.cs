namespace SegLab.Cli.Running;

/// <summary>While it lives, what cells write to the console becomes their output; everything else goes where it went before.</summary>
internal sealed class ConsoleCapture : IDisposable
{
    private readonly TextWriter standardOutput = Console.Out;
    private readonly TextWriter standardError = Console.Error;

    public ConsoleCapture()
    {
        Console.SetOut(new CellWriter("stdout", standardOutput));
        Console.SetError(new CellWriter("stderr", standardError));
    }

    public void Dispose()
    {
        Console.SetOut(standardOutput);
        Console.SetError(standardError);
    }
}
