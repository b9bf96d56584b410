using System.CommandLine;
using System.Globalization;
using SegLab.Cli.Documents;
using SegLab.Cli.Runs;
using SegLab.Data.Files;
using SegLab.Experiments.Store;
using SegLab.Native;
using SegLab.Training;

namespace SegLab.Cli.Prediction;

/// <summary><c>seglab predict</c>: finds lesions in photographs with a stored run's network.</summary>
internal sealed class PredictCommand : Command
{
    private readonly Argument<string[]> _images = new("IMAGE") { Description = "Photographs (BMP, PNG or JPEG), of any size.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string> _run = new("--run") { Description = "The run whose network predicts: the first digits of its key (see 'seglab list').", HelpName = "KEY", Required = true };

    private readonly Option<string> _output = new("--out") { Description = "The folder for masks, overlays and lesions.csv.", HelpName = "DIR", DefaultValueFactory = _ => "predictions" };

    private readonly Option<string> _runs = RunsOption.Create();

    public PredictCommand()
        : base("predict", "Find lesions in photographs: for each a mask and an overlay, the photograph with the lesion's border (PNG, at its own size), and a table of the lesions' areas.")
    {
        Add(_images);
        Add(_run);
        Add(_output);
        Add(_runs);
        SetAction(parsed => Predict(parsed.GetRequiredValue(_images), new RunStore(parsed.GetRequiredValue(_runs)).Find(parsed.GetRequiredValue(_run)), parsed.GetRequiredValue(_output)));
    }

    private static int Predict(IReadOnlyList<string> images, StoredRun run, string output)
    {
        LargeBlocks.Reuse();
        ComputeThreads.Limit();
        var names = OutputNames(images);
        using var predictor = new StoredPredictor(run);
        var rows = new List<string[]>();
        foreach (var (path, name) in images.Zip(names))
        {
            var (image, mask) = predictor.Predict(path);
            WholeFile.Write(Path.Combine(output, $"{name}_mask.png"), PngFile.Of(mask));
            WholeFile.Write(Path.Combine(output, $"{name}_overlay.png"), PngFile.Of(LesionOutline.Draw(image, mask)));
            var pixels = mask.Pixels.Count(pixel => pixel != 0);
            rows.Add([path, Whole(image.Width), Whole(image.Height), Whole(pixels), CsvText.Cell(mask.LesionShare), $"{name}_mask.png", $"{name}_overlay.png"]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: lesion {100 * mask.LesionShare:F1} % ({pixels} of {mask.Pixels.Length} pixels)"));
        }

        WholeFile.Write(Path.Combine(output, "lesions.csv"), CsvText.Write(["image", "width [px]", "height [px]", "lesion [px]", "lesion share", "mask", "overlay"], rows));
        Console.WriteLine($"Masks, overlays and lesions.csv are in {output}; the network is that of the run {run.Key}, {run.Result.Name}.");
        return 0;

        static string Whole(int number) => CsvText.Cell((long)number);
    }

    // Two photographs of one name in different folders would overwrite each other's masks.
    private static IReadOnlyList<string> OutputNames(IReadOnlyList<string> images)
    {
        var names = images.Select(path => Path.GetFileNameWithoutExtension(path)).ToList();
        var missing = images.Where(path => !File.Exists(path)).ToList();
        var twice = names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        if (missing.Count + twice.Count == 0)
            return names;
        throw new SegLabException(string.Join('\n',
        [
            .. missing.Select(path => $"{path}: there is no such file."),
            .. twice.Select(name => $"{name}: several photographs have this name, and their masks would too. Predict them in calls of their own, with another --out each."),
        ]));
    }
}
