using System.CommandLine;
using System.Globalization;
using SegLab.Cli.Documents;
using SegLab.Cli.Runs;
using SegLab.Cli.Terminal;
using SegLab.Cli.Usage;
using SegLab.Data;
using SegLab.Data.Files;
using SegLab.Experiments.Store;
using SegLab.Native;
using SegLab.Training;

namespace SegLab.Cli.Prediction;

/// <summary><c>seglab predict</c>: finds lesions in photographs with a stored run's network.</summary>
internal sealed class PredictCommand : Command
{
    private static readonly string[] _heading = ["image", "width [px]", "height [px]", "lesion [px]", "lesion share", "mask", "overlay"];

    private readonly Argument<string[]> _images = new("IMAGE") { Description = "Photographs (BMP, PNG, JPEG or WebP), of any size.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string?> _run = new("--run")
    {
        Description = "The run whose network predicts: the first digits of its key (see 'seglab list'). [default: the only one there is]",
        HelpName = "KEY",
    };

    private readonly Option<string> _output = new Option<string>("--out") { Description = "The folder for masks, overlays and lesions.csv.", HelpName = "DIR", DefaultValueFactory = _ => "predictions" }
        .RefusingFiles();

    private readonly Option<string> _runs = RunsOption.Create();

    public PredictCommand()
        : base("predict", "Find lesions in photographs: for each a mask and an overlay, the photograph with the lesion's border (PNG, at its own size), and a table of the lesions' areas.")
    {
        Add(_images);
        Add(_run);
        Add(_output);
        Add(_runs);
        SetAction(parsed =>
        {
            WritablePlace.Require(_output.Name, parsed.GetRequiredValue(_output));
            var run = Run(new RunStore(parsed.GetRequiredValue(_runs)), parsed.GetValue(_run));
            return Predict(parsed.GetRequiredValue(_images), run, parsed.GetRequiredValue(_output));
        });
    }

    private static StoredRun Run(RunStore store, string? key)
    {
        if (key is not null)
            return store.Find(key);
        var content = store.Read();
        if (content.Runs.Count == 0)
        {
            throw new SegLabException(string.Join('\n',
            [
                $"There is no run in {store.Folder} whose network could predict. Train one first: 'seglab train --data DIR' learns "
                    + "from a folder of images and masks. Where runs are kept elsewhere, name the place with --runs.",
                .. content.Unread.Select(run => $"  {run}"),
                .. content.Damaged.Select(run => $"  {run}"),
            ]));
        }

        if (content.Runs is not [var only])
        {
            throw new SegLabException(string.Join('\n',
            [
                $"There are {content.Runs.Count} runs in {store.Folder}. Say with --run whose network predicts:",
                .. content.Runs.Select(run => $"  --run {run.Key}  {run.Result.Name}"),
            ]));
        }

        Console.Error.WriteLine($"The network is that of the only run, {only.Key}, {only.Result.Name}.");
        return only;
    }

    private static int Predict(IReadOnlyList<string> images, StoredRun run, string output)
    {
        LargeBlocks.Reuse();
        ComputeThreads.Limit();
        var names = OutputNames(images, output);
        using var predictor = new StoredPredictor(run);
        var rows = new List<string[]>();
        foreach (var (path, name) in images.Zip(names))
        {
            // One photograph that can't be read is no reason to leave out the others; a disk that is full is.
            if (Attempt(predictor, path) is not var (image, mask))
                continue;
            WholeFile.Write(Path.Combine(output, MaskFile(name)), PngFile.Of(mask));
            WholeFile.Write(Path.Combine(output, OverlayFile(name)), PngFile.Of(LesionOutline.Draw(image, mask)));
            var pixels = mask.Pixels.Count(pixel => pixel != 0);
            var share = CsvText.Cell(mask.LesionShare);
            rows.Add([path, Whole(image.Width), Whole(image.Height), Whole(pixels), share, MaskFile(name), OverlayFile(name)]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{VisibleText.Line(path)}: lesion {100 * mask.LesionShare:F1} % ({pixels} of {mask.Pixels.Length} pixels)"));
        }

        if (rows.Count > 0)
        {
            WholeFile.Write(Path.Combine(output, "lesions.csv"), CsvText.Write(_heading, rows));
            Console.WriteLine($"Masks, overlays and lesions.csv are in {output}; the network is that of the run {run.Key}, {run.Result.Name}.");
        }

        if (rows.Count == images.Count)
            return 0;
        if (images.Count > 1)
        {
            var outcome = rows.Count > 0 ? "are not in lesions.csv" : "nothing was written";
            Console.Error.WriteLine($"{images.Count - rows.Count} of {images.Count} photographs could not be read and {outcome}.");
        }

        return 1;

        static string Whole(int number) => CsvText.Cell((long)number);
    }

    private static (RgbImage Image, Mask Mask)? Attempt(StoredPredictor predictor, string path)
    {
        try
        {
            return Missing(path) is { } problem ? throw new SegLabException(problem) : predictor.Predict(path);
        }
        catch (SegLabException exception)
        {
            Console.Error.WriteLine(VisibleText.Line(exception.Message));
            return null;
        }
    }

    private static string MaskFile(string name) => $"{name}_mask.png";

    private static string OverlayFile(string name) => $"{name}_overlay.png";

    private static string? Missing(string path) => File.Exists(path) ? null
        : Directory.Exists(path) ? $"{path}: it is a folder. Name the photographs in it, such as {Path.Combine(path, "*.jpg")}."
        : $"{path}: there is no such file.";

    // Two photographs of one name in different folders would overwrite each other's masks; and a photograph is never overwritten.
    private static IReadOnlyList<string> OutputNames(IReadOnlyList<string> images, string output)
    {
        var names = images.Select(path => Path.GetFileNameWithoutExtension(path)).ToList();
        var twice = names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        var written = names.SelectMany(name => (string[])[MaskFile(name), OverlayFile(name)])
            .Select(file => Path.GetFullPath(Path.Combine(output, file))).ToHashSet();
        var overwritten = images.Where(path => written.Contains(Path.GetFullPath(path))).ToList();
        if (twice.Count + overwritten.Count == 0)
            return names;
        throw new SegLabException(string.Join('\n',
        [
            .. images.Select(Missing).OfType<string>(),
            .. twice.Select(name => $"{name}: several photographs have this name, and their masks would too. Predict them in calls of their own, with another --out each."),
            .. overwritten.Select(path => $"{path}: another photograph's mask or overlay would be written there. Choose another folder with --out."),
        ]));
    }
}
