using System.Globalization;
using System.Text.RegularExpressions;

namespace SegLab.Benchmarks.Throughput;

/// <summary>What the reference's bench_torch.py printed for one network.</summary>
/// <param name="Training">Seconds of each training step.</param>
/// <param name="Inference">Seconds of each batch predicted.</param>
internal sealed partial record PytorchTimes(IReadOnlyList<double> Training, IReadOnlyList<double> Inference)
{
    /// <summary>Reads the network's line, such as <c>SegNet train 1.2 img/s (steps 20.1, 19.8 s) | infer 7.0 img/s (steps 3.55, 3.60 s)</c>.</summary>
    /// <param name="output">All that the script printed.</param>
    /// <param name="model">The network's name, as the script has it.</param>
    /// <exception cref="SegLabException">There is no such line, or a step was too short to be told.</exception>
    public static PytorchTimes Parse(string output, string model)
    {
        var found = output.Split('\n').Select(line => Line().Match(line)).FirstOrDefault(match => match.Success && match.Groups["model"].Value == model)
            ?? throw new SegLabException($"The script printed no times for {model}. A line '{model} train … img/s (steps … s) | infer … img/s (steps … s)' was expected.");
        var times = new PytorchTimes(Seconds(found.Groups["train"].Value), Seconds(found.Groups["infer"].Value));
        return times.Training.Concat(times.Inference).All(seconds => seconds > 0)
            ? times
            : throw new SegLabException($"A step of {model} took less than the 0.01 s that the script can tell; take larger pictures or batches.");
    }

    private static IReadOnlyList<double> Seconds(string list) => [.. list.Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^(?<model>\S+)\s+train\s+\S+ img/s \(steps (?<train>[\d., ]+) s\) \| infer\s+\S+ img/s \(steps (?<infer>[\d., ]+) s\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
