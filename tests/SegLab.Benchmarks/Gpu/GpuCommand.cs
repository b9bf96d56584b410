using System.CommandLine;
using SegLab.Benchmarks.Reports;
using SegLab.Benchmarks.Throughput;
using SegLab.Experiments;
using SegLab.Models;
using SegLab.Training;
using TorchSharp;

namespace SegLab.Benchmarks.Gpu;

/// <summary><c>gpu</c>: seconds per epoch of the assignment's nine runs, with validation and pictures, and PyTorch's beside them.</summary>
internal sealed class GpuCommand : Command
{
    private const int WithoutDevice = 2;
    private const string ReferenceInRepository = "../shared/reference/seed_reference.py";
    private const string HeadlineCell = "In[31]";

    private readonly Option<string> _device = new("--device") { Description = "Where to train: cuda, cuda:1, or cpu to try the command.", DefaultValueFactory = _ => "cuda" };
    private readonly Option<int> _size = new("--size") { Description = "Width and height of the pictures, divisible by 16.", DefaultValueFactory = _ => 256 };
    private readonly Option<int> _batch = new("--batch") { Description = "Pictures a step.", DefaultValueFactory = _ => 25 };
    private readonly Option<int> _images = new("--images") { Description = "Made-up lesions to train on; half as many more validate.", DefaultValueFactory = _ => 100 };
    private readonly Option<int?> _epochs = new("--epochs") { Description = "Timed epochs, after one to warm up. [default: 3; with --headline 80, none before]" };
    private readonly Option<bool> _headline = new("--headline") { Description = "SegNet2 + Tversky alone, for 80 epochs from the first step on: the original notebook's 150 s on a Tesla T4." };
    private readonly Option<string> _precision = PrecisionOption.Create();
    private readonly Option<string?> _reference = new("--reference") { Description = $"The Python module with the networks and losses. [default: {ReferenceInRepository} beside the repository, if it is there]", HelpName = "MODULE" };
    private readonly Option<string> _python = PythonOption.Create();
    private readonly Option<string?> _output = OutputOption.Create();

    public GpuCommand()
        : base("gpu", "Seconds per epoch of the assignment's nine runs at full size, beside PyTorch, eager and compiled. Ends with 2 without CUDA.")
    {
        foreach (var option in (Option[])[_device, _size, _batch, _images, _epochs, _headline, _precision, _reference, _python, _output])
            Add(option);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var headline = parsed.GetValue(_headline);
        var settings = new GpuSettings(
            parsed.GetRequiredValue(_device), parsed.GetValue(_size), parsed.GetValue(_batch), parsed.GetValue(_images),
            headline ? 0 : 1, parsed.GetValue(_epochs) ?? (headline ? 80 : 3), ComputeThreads.Limit(), Precisions.Find(parsed.GetRequiredValue(_precision)));
        if (settings.Epochs < 1 || settings.Images < 2 || settings.Batch < 1 || settings.Batch > settings.Images)
            throw new SegLabException($"--epochs is {settings.Epochs}, --images {settings.Images}, --batch {settings.Batch}: at least 1 epoch, 2 images and 1 a batch are expected, and no more a batch than images.");
        if (settings.Device.StartsWith("cuda", StringComparison.Ordinal) && !torch.cuda.is_available())
        {
            Console.Error.WriteLine("There is no CUDA here: this takes an NVIDIA GPU with its driver and a build with -p:TorchBackend=cuda (--device cpu --size 32 --epochs 1 tries the command without).");
            return WithoutDevice;
        }

        ComputeDevice.Parse(settings.Device);

        if (ComputeThreads.Warning() is { } busy)
            Console.Error.WriteLine(busy);
        var training = new TrainingOptions { Epochs = settings.Warmup + settings.Epochs, BatchSize = settings.Batch, Device = settings.Device, Precision = settings.Precision };
        var runs = AssignmentRuns.All(training).Where(run => !headline || run.Cell == HeadlineCell).ToList();
        new NineRuns(settings, runs, Reference(parsed), parsed.GetRequiredValue(_python)).Run(parsed.GetValue(_output), headline);
        return 0;
    }

    private string? Reference(ParseResult parsed)
    {
        var asked = parsed.GetValue(_reference);
        if (asked is not null && !File.Exists(asked))
            throw new SegLabException($"There is no module {asked}. Leave --reference out to measure SegLab alone.");
        var module = asked ?? (RepositoryRoot.Find() is { } root ? Path.GetFullPath(Path.Combine(root, ReferenceInRepository)) : null);
        if (module is not null && File.Exists(module))
            return module;
        Console.Error.WriteLine($"Without PyTorch's side: there is no {ReferenceInRepository} (--reference MODULE names another place).");
        return null;
    }
}
