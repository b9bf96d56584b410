using SegLab.Data;
using SegLab.Data.Files;
using SegLab.Experiments.Store;
using SegLab.Tests.Cli.Training;
using Xunit;

namespace SegLab.Tests.Cli.Prediction;

public sealed class PredictCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EachPhotographGetsAMaskAndAnOverlayOfItsOwnSizeAndARow()
    {
        var run = Assert.Single(await TrainedOnCommand.RunAsync(_folder, "--epochs", "1"));
        var lesions = DataSource.MadeUp(2, seed: 5);
        File.WriteAllBytes(_folder["first, \"one\".png"], PngFile.Of(lesions.Read(0).Image));
        File.WriteAllBytes(_folder["second.png"], PngFile.Of(new RgbImage(31, 17, new byte[3 * 31 * 17])));
        var result = await CommandProcess.SeglabAsync(_folder.Path, "predict", "first, \"one\".png", "second.png", "--run", run.Key[..6], "--out", "found");
        Assert.True(result.ExitCode == 0, result.Error);

        var rows = CsvText.Read(await File.ReadAllTextAsync(_folder["found/lesions.csv"]));
        Assert.Equal(["first, \"one\".png", "second.png"], rows.Select(row => row["image"]));
        Assert.Equal((31, 17), (rows[1].Integer("width [px]"), rows[1].Integer("height [px]")));
        foreach (var row in rows)
        {
            var mask = PngFile.ReadMask(_folder[$"found/{row["mask"]}"]);
            Assert.Equal((row.Integer("width [px]"), row.Integer("height [px]")), (mask.Width, mask.Height));
            Assert.Equal(row.Integer("lesion [px]"), mask.Pixels.Count(pixel => pixel != 0));
            Assert.Equal(row.Number("lesion share"), mask.LesionShare);
            Assert.True(PictureFile.TryReadImage(_folder[$"found/{row["overlay"]}"], out var overlay, out var problem), problem);
            Assert.Equal((mask.Width, mask.Height), (overlay.Width, overlay.Height));
        }
    }

    [Fact]
    public async Task PhotographsThatWouldOverwriteEachOtherAreRefused()
    {
        await TrainedOnCommand.RunAsync(_folder, "--epochs", "1");
        var key = Assert.Single(new RunStore(Path.Combine(_folder.Path, "runs")).Read().Runs).Key;
        File.WriteAllText(_folder["a/one.png"], "");
        File.WriteAllText(_folder["b/one.png"], "");
        var result = await CommandProcess.SeglabAsync(_folder.Path, "predict", "a/one.png", "b/one.png", "missing.png", "--run", key);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("one: several photographs have this name", result.Error, StringComparison.Ordinal);
        Assert.Contains("missing.png: there is no such file.", result.Error, StringComparison.Ordinal);
        var empty = await CommandProcess.SeglabAsync(_folder.Path, "predict", "a/one.png", "--run", key);
        Assert.Contains("a/one.png: the image is an empty file.", empty.Error, StringComparison.Ordinal);
    }
}
