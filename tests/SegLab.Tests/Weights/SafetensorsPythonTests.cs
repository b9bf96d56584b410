using SegLab.Weights;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Weights;

/// <summary>
/// PyTorch and SegLab read each other's files. Python's safetensors package is not everywhere, so a reader and a writer of
/// the published format, a few lines over numpy, stand in for it.
/// </summary>
public sealed class SafetensorsPythonTests : IDisposable
{
    private const string Script =
        """
        import json, struct, sys
        import numpy, torch
        kinds = {"F32": "<f4", "F64": "<f8", "F16": "<f2", "I64": "<i8", "I32": "<i4", "U8": "u1", "BOOL": "?"}
        source, copy = sys.argv[1:]
        data = open(source, "rb").read()
        size, = struct.unpack("<Q", data[:8])
        header = json.loads(data[8:8 + size])
        assert header.pop("__metadata__")["format"] == "pt"
        state = {}
        for name, entry in header.items():
            first, last = entry["data_offsets"]
            array = numpy.frombuffer(data[8 + size + first:8 + size + last], kinds[entry["dtype"]])
            state[name] = torch.from_numpy(array.reshape(entry["shape"]).copy())
        class Network(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.conv = torch.nn.Conv2d(3, 4, 3)
                self.norm = torch.nn.BatchNorm2d(4)
            def forward(self, x):
                return self.norm(self.conv(x))
        network = Network()
        network.load_state_dict(state, strict=True)
        network.eval()
        out = {"out": network(torch.ones(1, 3, 6, 6)).detach().numpy(), "half": numpy.array([0.5, -2], "<f2"), "count": numpy.array(int(state["norm.num_batches_tracked"]))}
        names = {kind: name for name, kind in kinds.items()}
        entries, blob = {}, b""
        for name, array in out.items():
            kind = array.dtype.str if array.dtype.itemsize > 1 else array.dtype.str[1:]
            entries[name] = {"dtype": names[kind], "shape": list(array.shape), "data_offsets": [len(blob), len(blob) + array.nbytes]}
            blob += array.tobytes()
        text = json.dumps(entries).encode()
        open(copy, "wb").write(struct.pack("<Q", len(text)) + text + blob)
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("seglab-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task PyTorchLoadsTheFileAndSegLabReadsItsAnswer()
    {
        var (missing, _) = await PythonScript.RunAsync("import numpy, torch");
        Assert.SkipWhen(missing != 0, "No Python with PyTorch on this machine (Debian: python3-torch).");

        using var network = nn.Sequential(("conv", nn.Conv2d(3, 4, 3)), ("norm", nn.BatchNorm2d(4)));
        var (source, copy) = (Path.Combine(_folder, "source.safetensors"), Path.Combine(_folder, "copy.safetensors"));
        using (var scope = NewDisposeScope())
        {
            network.forward(arange(216, ScalarType.Float32).reshape(2, 3, 6, 6).sin());
            SafetensorsFile.Save(source, network.state_dict());
        }

        var (code, errors) = await PythonScript.RunAsync(Script, source, copy);
        Assert.True(code == 0, errors);

        using var reading = NewDisposeScope();
        network.eval();
        var answer = SafetensorsFile.Load(copy);
        Assert.True(network.forward(ones(1, 3, 6, 6)).allclose(answer["out"], 1e-5, 1e-6));
        Assert.Equal(1, answer["count"].item<long>());
        Assert.True((tensor(new[] { 0.5f, -2 }) == answer["half"].to_type(ScalarType.Float32)).all().item<bool>());
    }
}
