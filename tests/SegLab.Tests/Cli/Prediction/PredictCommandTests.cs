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

    [Fact]
    public async Task OneBadPhotographIsNamedAndTheOthersGoOn()
    {
        await TrainedOnCommand.RunAsync(_folder, "--epochs", "1");
        foreach (var index in Enumerable.Range(0, 3))
            File.WriteAllBytes(_folder[$"{index}.png"], PngFile.Of(DataSource.MadeUp(3, seed: 5).Read(index).Image));
        File.WriteAllBytes(_folder["1.png"], File.ReadAllBytes(_folder["1.png"])[..200]);
        Directory.CreateDirectory(_folder["folder"]);
        // There is one run, which need not be named.
        var result = await CommandProcess.SeglabAsync(_folder.Path, "predict", "0.png", "1.png", "missing.png", "folder", "2.png", "--out", "found");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The network is that of the only run", result.Error, StringComparison.Ordinal);
        Assert.Contains("1.png: the image is cut short", result.Error, StringComparison.Ordinal);
        Assert.Contains("missing.png: there is no such file.", result.Error, StringComparison.Ordinal);
        Assert.Contains("folder: it is a folder.", result.Error, StringComparison.Ordinal);
        Assert.Contains("3 of 5 photographs could not be read and are not in lesions.csv.", result.Error, StringComparison.Ordinal);
        Assert.Equal(["0.png", "2.png"], CsvText.Read(await File.ReadAllTextAsync(_folder["found/lesions.csv"])).Select(row => row["image"]));
        Assert.Equal(5, Directory.GetFiles(_folder["found"]).Length);

        var bad = await CommandProcess.SeglabAsync(_folder.Path, "predict", "1.png", "missing.png", "--out", "none");
        Assert.Equal(1, bad.ExitCode);
        Assert.Contains("2 of 2 photographs could not be read and nothing was written.", bad.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "none")));
    }

    [Fact]
    public async Task WithoutARunItSaysHowToTrainOneAndWithSeveralItListsThem()
    {
        File.WriteAllBytes(_folder["photo.png"], PngFile.Of(DataSource.MadeUp(1, seed: 5).Read(0).Image));
        var none = await CommandProcess.SeglabAsync(_folder.Path, "predict", "photo.png");
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("Train one first: 'seglab train --data DIR'", none.Error, StringComparison.Ordinal);
        await TrainedOnCommand.RunAsync(_folder, "--epochs", "1");
        var runs = await TrainedOnCommand.RunAsync(_folder, "--epochs", "1", "--seed", "2");
        var several = await CommandProcess.SeglabAsync(_folder.Path, "predict", "photo.png");
        Assert.Equal(1, several.ExitCode);
        Assert.Contains("There are 2 runs", several.Error, StringComparison.Ordinal);
        Assert.All(runs, run => Assert.Contains($"--run {run.Key}", several.Error, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "predictions")));
    }

    [Fact]
    public async Task WithRunsOfALaterVersionOnlyTheyAreNamed()
    {
        var run = Assert.Single(await TrainedOnCommand.RunAsync(_folder, "--epochs", "1"));
        var path = Path.Combine(run.Folder, "run.json");
        var json = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(path))!;
        json["format"] = 99;
        File.WriteAllText(path, json.ToJsonString());
        File.WriteAllBytes(_folder["photo.png"], PngFile.Of(DataSource.MadeUp(1, seed: 5).Read(0).Image));
        var result = await CommandProcess.SeglabAsync(_folder.Path, "predict", "photo.png");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"The stored run {Path.GetFileName(run.Folder)} is not read: ", result.Error, StringComparison.Ordinal);
    }

    /// <summary>A photograph with a tag that turns it a quarter gives what the same gives that was turned by hand.</summary>
    [Fact]
    public async Task MaskAndOverlayLieOnThePhotographAsItIsSeen()
    {
        // So long that it finds something.
        await TrainedOnCommand.RunAsync(_folder, "--epochs", "20", "--learning-rate", "0.01");
        var image = DataSource.MadeUp(1, seed: 5).Read(0).Image;
        byte[] exif = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        File.WriteAllBytes(_folder["tagged.png"], Data.Files.TestPng.WithExif(PngFile.Of(image), exif));
        var turned = new RgbImage(image.Height, image.Width, new byte[image.Pixels.Length]);
        for (var pixel = 0; pixel < turned.Width * turned.Height; pixel++)
        {
            var from = ((image.Height - 1 - (pixel % turned.Width)) * image.Width) + (pixel / turned.Width);
            image.Pixels.AsSpan(3 * from, 3).CopyTo(turned.Pixels.AsSpan(3 * pixel));
        }

        File.WriteAllBytes(_folder["turned.png"], PngFile.Of(turned));
        var result = await CommandProcess.SeglabAsync(_folder.Path, "predict", "tagged.png", "turned.png", "--out", "found");
        Assert.True(result.ExitCode == 0, result.Error);
        foreach (var kind in (string[])["mask", "overlay"])
            Assert.Equal(File.ReadAllBytes(_folder[$"found/turned_{kind}.png"]), File.ReadAllBytes(_folder[$"found/tagged_{kind}.png"]));
        var mask = PngFile.ReadMask(_folder["found/tagged_mask.png"]);
        Assert.Equal((turned.Width, turned.Height), (mask.Width, mask.Height));
        Assert.InRange(mask.LesionShare, 0.001, 0.999);
    }

    [Fact]
    public async Task APhotographIsNeverOverwritten()
    {
        await TrainedOnCommand.RunAsync(_folder, "--epochs", "1");
        File.WriteAllBytes(_folder["a.png"], PngFile.Of(DataSource.MadeUp(1, seed: 5).Read(0).Image));
        File.Copy(_folder["a.png"], _folder["a_mask.png"]);
        var result = await CommandProcess.SeglabAsync(_folder.Path, "predict", "a.png", "a_mask.png", "--out", ".");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("a_mask.png: another photograph's mask or overlay would be written there", result.Error, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(_folder["a.png"]), File.ReadAllBytes(_folder["a_mask.png"]));
    }
}
