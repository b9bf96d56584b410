using SegLab.Data;
using SegLab.Data.Files;
using SegLab.Data.Resizing;
using SegLab.Models;
using SegLab.Training;
using static TorchSharp.torch;

namespace SegLab.Experiments.Store;

/// <summary>Finds lesions in any photographs with a stored run's network.</summary>
public sealed class StoredPredictor : IDisposable
{
    private readonly StoredRun _run;
    private readonly SegmentationNetwork _network;

    /// <summary>Loads the network, on the CPU.</summary>
    /// <param name="run">The run.</param>
    /// <param name="architecture">The network's kind, where it is one of one's own.</param>
    /// <exception cref="SegLabException">SegLab has no such network, or the weights do not fit it or are not finite.</exception>
    public StoredPredictor(StoredRun run, Architecture? architecture = null)
    {
        if (run.WeightsProblem() is { } problem)
            throw new SegLabException(problem);
        (_run, _network) = (run, RunStore.LoadNetwork(run, architecture));
    }

    /// <summary>Finds the lesion in a photograph. The network sees it at the size that it was trained with; its logits are enlarged to the photograph's own size, linearly. Threshold and mirrors are the run's.</summary>
    /// <param name="path">A BMP, PNG, JPEG or WebP file; it is turned as its orientation tag asks for.</param>
    /// <returns>The photograph, and the mask at its own size, both as viewers show the photograph.</returns>
    /// <exception cref="SegLabException">There is no such file, or it is no whole picture.</exception>
    public (RgbImage Image, Mask Mask) Predict(string path) => PictureFile.TryReadImage(path, out var image, out var problem)
        ? (image, Predict(image))
        : throw new SegLabException($"{path}: {problem} Give BMP, PNG, JPEG or WebP files.");

    /// <summary>Finds the lesion in a photograph.</summary>
    /// <param name="image">The photograph, of any size.</param>
    /// <returns>The mask at its own size.</returns>
    public Mask Predict(RgbImage image)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (height, width) = (_run.Data.Height, _run.Data.Width);
        var picture = tensor(ImageResize.Resize(image, width, height)).reshape(1, 3, height, width);
        var logits = nn.functional.interpolate(Logits(picture), [image.Height, image.Width], mode: InterpolationMode.Bilinear, align_corners: false);
        return new Mask(image.Width, image.Height, (logits > Math.Log(_run.Result.History.Threshold / (1 - _run.Result.History.Threshold))).to_type(ScalarType.Byte).contiguous().data<byte>().ToArray());
    }

    /// <summary>Disposes the network.</summary>
    public void Dispose() => _network.Dispose();

    private Tensor Logits(Tensor picture) => _run.Result.Experiment.Training.Mirrors ? MirroredPrediction.Logits(_network, picture) : _network.call(picture);
}
