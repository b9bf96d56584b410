using SegLab.Models;
using SegLab.Randomness;
using SegLab.Weights;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Models;

/// <summary>Networks in weight files: into another network, and into PyTorch.</summary>
public sealed class WeightFileTests : IDisposable
{
    // SegNet in evaluation mode, by the names and the wiring of the assignment, over a reader of the published format.
    private const string SegNetInPyTorch =
        """
        import json, struct, sys
        import numpy, torch
        import torch.nn.functional as F
        kinds = {"F32": "<f4", "I64": "<i8"}
        def read(path):
            data = open(path, "rb").read()
            size, = struct.unpack("<Q", data[:8])
            state = {}
            for name, entry in json.loads(data[8:8 + size]).items():
                if name != "__metadata__":
                    first, last = entry["data_offsets"]
                    array = numpy.frombuffer(data[8 + size + first:8 + size + last], kinds[entry["dtype"]])
                    state[name] = torch.from_numpy(array.reshape(entry["shape"]).copy())
            return state
        weights, sample = read(sys.argv[1]), read(sys.argv[2])
        def conv(x, name):
            return F.conv2d(x, weights[name + ".weight"], weights[name + ".bias"], padding=1)
        def block(x, name, norm):
            w = [weights[norm + part] for part in (".running_mean", ".running_var", ".weight", ".bias")]
            return F.relu(F.batch_norm(conv(x, name), *w, training=False))
        def double(x):
            return F.interpolate(x, scale_factor=2, mode="bicubic", align_corners=False)
        x = sample["images"]
        for level in range(4):
            x = F.max_pool2d(block(x, f"enc_conv{level}", f"bne{level}"), 2)
        x = block(x, "bottleneck_conv", "bnbn")
        for level in range(3):
            x = block(double(x), f"dec_conv{level}", f"bnd{level}")
        x = conv(double(x), "dec_conv3")
        difference = (x - sample["logits"]).abs().max().item()
        assert x.shape == sample["logits"].shape and difference < 1e-4, (x.shape, difference)
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("seglab-").FullName;

    public static TheoryData<string> Names() => [.. Architectures.All.Select(architecture => architecture.Name)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Names))]
    public void AFreshNetworkGivesTheSameBitsFromTheFile(string name)
    {
        using var scope = NewDisposeScope();
        using var network = Trained(name);
        using var fresh = Architectures.Find(name).Build();
        var images = Images();
        var file = Save(network);
        SafetensorsFile.LoadInto(fresh, file);
        fresh.eval();
        Assert.True(network.call(images).equal(fresh.call(images)).all().item<bool>());
        Assert.All(network.NamedState().Zip(fresh.NamedState()), pair => Assert.True(pair.First.Tensor.equal(pair.Second.Tensor).all().item<bool>(), pair.First.Name));
    }

    [Theory, MemberData(nameof(Names))]
    public void TheFileHoldsWeightsRowMajorThoughMemoryDoesNot(string name)
    {
        using var scope = NewDisposeScope();
        using var network = Trained(name);
        var loaded = SafetensorsFile.Load(Save(network));
        foreach (var (key, tensor) in network.NamedState().Where(entry => entry.Tensor.Dimensions == 4))
        {
            var inFile = loaded[key].data<float>().ToArray();
            var (first, second, height, width) = (tensor.shape[0], tensor.shape[1], tensor.shape[2], tensor.shape[3]);
            Assert.Equal(tensor[first - 1, 2, height - 1, 0].item<float>(), inFile[(((((first - 1) * second) + 2) * height) + height - 1) * width]);
        }

        Assert.Contains(network.NamedState(), entry => entry.Tensor.Dimensions == 4 && !entry.Tensor.is_contiguous());
    }

    [Fact]
    public async Task PyTorchGivesTheSameLogitsFromTheFile()
    {
        var (missing, _) = await PythonScript.RunAsync("import numpy, torch");
        Assert.SkipWhen(missing != 0, "No Python with PyTorch on this machine (Debian: python3-torch).");

        var sample = Path.Combine(_folder, "sample.safetensors");
        string file;
        using (var scope = NewDisposeScope())
        {
            using var network = Trained(nameof(SegNet));
            var images = Images();
            file = Save(network);
            SafetensorsFile.Save(sample, new Dictionary<string, Tensor> { ["images"] = images, ["logits"] = network.call(images) });
        }

        var (code, errors) = await PythonScript.RunAsync(SegNetInPyTorch, file, sample);
        Assert.True(code == 0, errors);
    }

    // One step's statistics: running means and variances are no longer those of a new network.
    private static SegmentationNetwork Trained(string name)
    {
        var network = Architectures.Find(name).Build();
        WeightInitialization.Initialize(network, new MersenneTwister(3));
        network.train();
        network.call(Images());
        network.eval();
        return network;
    }

    private static Tensor Images() => ClosedForm.Pictures([0, 1], 32, 32, 1).Images([0, 1]);

    private string Save(SegmentationNetwork network)
    {
        var path = Path.Combine(_folder, "weights.safetensors");
        SafetensorsFile.Save(path, network.NamedState().ToDictionary(entry => entry.Name, entry => entry.Tensor, StringComparer.Ordinal));
        return path;
    }
}
