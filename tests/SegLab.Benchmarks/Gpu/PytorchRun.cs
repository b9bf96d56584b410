using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using SegLab.Benchmarks.Throughput;

namespace SegLab.Benchmarks.Gpu;

/// <summary>What pytorch/nine_runs.py printed for one run.</summary>
/// <param name="Torch">PyTorch's version.</param>
/// <param name="Device">The GPU's name.</param>
/// <param name="Seconds">Of each timed epoch.</param>
internal sealed record PytorchRun(string Torch, string Device, IReadOnlyList<double> Seconds)
{
    private const string Script = "tests/SegLab.Benchmarks/pytorch/nine_runs.py";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>Times a run in a process of its own.</summary>
    /// <param name="python">The interpreter.</param>
    /// <param name="reference">The module with networks and losses.</param>
    /// <param name="cell">The original's cell.</param>
    /// <param name="settings">How.</param>
    /// <param name="compiles">Whether the network goes through torch.compile.</param>
    /// <exception cref="SegLabException">Python, its torch or CUDA is missing, or the script failed; the message says what in its words.</exception>
    public static PytorchRun Measure(string python, string reference, string cell, GpuSettings settings, bool compiles)
    {
        var script = RepositoryRoot.Find() is { } root ? Path.Combine(root, Script) : throw new SegLabException($"{Script} is in the repository, and this program was moved out of it");
        string[] arguments =
        [
            script, cell, "--reference", reference, "--device", settings.Device, "--size", $"{settings.Size}", "--batch", $"{settings.Batch}", "--images", $"{settings.Images}",
            "--warmup", $"{settings.Warmup}", "--epochs", $"{settings.Epochs}", "--threads", $"{settings.Threads}", "--precision", $"{settings.Precision}", .. compiles ? ["--compile"] : Array.Empty<string>(),
        ];
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? Parse(output) : throw PytorchReference.Failed(process.ExitCode, errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception exception)
        {
            throw new SegLabException($"{python} could not be started: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the script's last line.</summary>
    /// <param name="output">What it printed.</param>
    /// <exception cref="SegLabException">It is something else.</exception>
    public static PytorchRun Parse(string output)
    {
        try
        {
            return JsonSerializer.Deserialize<PytorchRun>(output.TrimEnd().Split('\n')[^1], Format) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new SegLabException($"{Script} printed no times: {exception.Message}", exception);
        }
    }
}
