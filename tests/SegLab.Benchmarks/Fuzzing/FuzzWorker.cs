using System.Diagnostics;
using SegLab.Benchmarks.Memory;

namespace SegLab.Benchmarks.Fuzzing;

/// <summary>A process that reads changed files, started again where one of them ended it, hung it, or took too much memory.</summary>
/// <param name="folder">The whole files.</param>
internal sealed class FuzzWorker(string folder) : IDisposable
{
    /// <summary>The longest that a file may take.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(20);

    /// <summary>The most memory that the process may have afterwards, in bytes.</summary>
    public const long MostMemory = 2L << 30;

    private Process? _process;

    /// <summary>Has a file read.</summary>
    /// <param name="target">By what.</param>
    /// <param name="file">The file.</param>
    /// <returns>The worker's answer, or that it did not survive.</returns>
    public string Ask(FuzzTarget target, string file)
    {
        _process ??= Start();
        _process.StandardInput.WriteLine($"{target.Name}\t{file}");
        _process.StandardInput.Flush();
        var reading = _process.StandardOutput.ReadLineAsync();
        if (!reading.Wait(LongestTime))
            return End($"it took more than {LongestTime.TotalSeconds} s");
        if (reading.Result is not { } answer)
            return End("the process ended");
        _process.Refresh();
        return _process.WorkingSet64 <= MostMemory ? answer : End($"the process has {_process.WorkingSet64 >> 20} MiB");
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        if (_process is null)
            return;
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _process = null;
    }

    private string End(string reason)
    {
        Dispose();
        return $"{FuzzWorkerCommand.Defect} {reason}";
    }

    private Process Start()
    {
        var process = OwnProcess.Start(redirectInput: true, "fuzz-worker", folder);
        // Nobody reads it, and a full pipe would stop the worker.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
