using System.CommandLine;
using SegLab.Cli.Running;
using SegLab.Cli.Running.Progress;
using SegLab.Cli.Runs;
using SegLab.Cli.Terminal;
using SegLab.Cli.Usage;
using SegLab.Data;
using SegLab.Data.Files;
using SegLab.Data.Splits;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Native;
using SegLab.Training;
using SegLab.Training.Checkpoints;
using Spectre.Console;

namespace SegLab.Cli.Training;

/// <summary><c>seglab train</c>: trains a network and stores the run, or says what it gave before.</summary>
internal sealed class TrainCommand : Command, ICheckedCommand, IGroupedFlags
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(3);

    private readonly Option<string> _model = new("--model") { Description = $"The network: {string.Join(", ", Architectures.All)}.", HelpName = "NAME", DefaultValueFactory = _ => Architectures.SegNet2.Name };

    private readonly Option<string> _recipe = new("--recipe")
    {
        Description = "What training starts from; other flags change it. assignment is as the original trained; strong trains each network properly: cross entropy + Dice, augmentation, AdamW with warm-up and cosine, an EMA of the weights, the best epoch, test-time augmentation, a tuned threshold. The defaults shown below are the assignment's.",
        HelpName = "assignment|strong",
        DefaultValueFactory = _ => Recipe.Assignment.Name,
    };

    private readonly Option<string?> _loss = new("--loss") { Description = "The training loss: a loss or a sum of losses, with parameters where they are not at their defaults, such as \"0.5*bce + tversky(beta=0.3)\". An unknown name lists those there are. [default: the recipe's: bce, or bce + dice]", HelpName = "LOSS" };

    private readonly DataFlags _data = new();
    private readonly TrainingFlags _training = new();
    private readonly Option<string> _runs = RunsOption.Create().RefusingFiles();

    private readonly Option<string> _checkpointMinutes = new Option<string>("--checkpoint-minutes")
    {
        Description = "How often training is saved within an epoch, in minutes, to go on from after it was killed; none for after whole epochs only. It is saved too when it is interrupted. It changes no result.",
        HelpName = "N|none",
        DefaultValueFactory = _ => OptionText.Write(Checkpoint.DefaultMinutes),
    }.Refusing(MinutesProblem);

    public TrainCommand()
        : base("train", "Train a network and store the run. What was trained before is loaded; what was cut off goes on from its last step.")
    {
        Add(_model);
        Add(_recipe);
        Add(_loss);
        foreach (var flag in (Option[])[.. _data.All, .. _training.All])
            Add(flag);
        Add(_data.Cache);
        Add(_data.VerifyCache);
        Add(_runs);
        Add(_checkpointMinutes);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Title, IReadOnlyList<Option> Flags)> Groups =>
        [("Network and loss", [_model, _recipe, _loss]), ("Data", _data.All), .. _training.Groups, ("Storage", [_runs, _data.Cache, _data.VerifyCache, _checkpointMinutes])];

    /// <inheritdoc/>
    public void Check(ParseResult parsed, List<FormattableString> problems)
    {
        Read(parsed, problems);
        _data.Check(parsed, problems);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var experiment = Read(parsed, []);
        var store = new RunStore(parsed.GetRequiredValue(_runs));
        using var interruption = new Interruption();
        try
        {
            return await TrainAsync(parsed, experiment, Minutes(parsed.GetRequiredValue(_checkpointMinutes)), store, interruption);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted before training began.");
            return interruption.ExitCode;
        }
    }

    private async Task<int> TrainAsync(ParseResult parsed, Experiment experiment, double? minutes, RunStore store, Interruption interruption)
    {
        // What was trained before is loaded from a place that can't be written to as well.
        if (WritableFolder.Problem(store.Folder) is not null && store.Read().Runs.Count == 0)
            WritablePlace.Require(_runs.Name, store.Folder);
        _data.RequireCache(parsed);
        var source = _data.Open(parsed);
        if (source.Kind == DataKind.MadeUp)
            Console.WriteLine($"Without --data, this learns from {source.Count} synthetic images, not from photographs.");
        var (train, validation) = _data.Counts(parsed, source);
        experiment.Training.Check(train, validation, _data.Size(parsed));
        var (images, split) = _data.Load(parsed, source, interruption.Token);
        // Groups of images that stay together may have changed how many there are of each part.
        experiment.Training.Check(split.Train.Count, split.Validation.Count, _data.Size(parsed));
        var progress = Progress();
        var result = await progress.ShowWhileAsync(() => Task.Run(() => Train(store, experiment, images, split, minutes, progress, interruption.Token), CancellationToken.None));
        if (result.History.WasCancelled)
        {
            await Console.Error.WriteLineAsync(Interrupted(result.History, experiment.Training.Epochs));
            return interruption.ExitCode;
        }

        var run = store.Find(ExperimentKey.Of(experiment, images, split).Text);
        Console.WriteLine(RunTable.Of([run]).ToText());
        if (RunTable.Note([run]) is { } note)
            Console.WriteLine(note);
        Console.WriteLine($"The run {run.Key} is in {Path.GetRelativePath(Environment.CurrentDirectory, run.Folder)}.");
        return 0;
    }

    private static ExperimentResult Train(RunStore store, Experiment experiment, ImageSet images, Split split, double? minutes, IRunProgress progress, CancellationToken cancellationToken)
    {
        LargeBlocks.Reuse();
        ComputeThreads.Limit();
        if (ComputeThreads.Warning() is { } busy)
            progress.Noticed(busy);
        if (BFloat16Support.Warning(experiment.Training) is { } slow)
            progress.Noticed(slow);
        progress.CellStarted(1, 1, experiment.Name);
        var view = new EpochLines(progress);
        var result = ExperimentRunner.Run(store, experiment, images, split, view, cancellationToken, notice: progress.Noticed, checkpointMinutes: minutes);
        if (!result.History.WasCancelled)
            progress.CellEnded();
        if (!view.WasTrained && !result.History.WasCancelled)
            progress.Noticed($"{experiment.Name} was trained before; it is loaded from the store.");
        return result;
    }

    private static string Interrupted(TrainingHistory history, int epochs) => history.Interrupted switch
    {
        { IsStart: true } => "Interrupted before the first step: nothing is saved of it.",
        { Step: 0 } at => $"Interrupted after epoch {at.Epochs} of {epochs}: the same command goes on from there.",
        { } at => $"Interrupted in epoch {at.Epochs + 1} of {epochs}, at step {at.Step} of {at.Steps}: the same command goes on from there.",
        null => "Interrupted after the last epoch, before all predictions were measured: the same command goes on from there.",
    };

    private Experiment Read(ParseResult parsed, List<FormattableString> problems)
    {
        var architecture = Attempt(() => Architectures.Find(parsed.Taken(_model) ?? Architectures.SegNet2.Name), "--model");
        var recipe = Attempt(() => Recipe.Find(parsed.Taken(_recipe) ?? Recipe.Assignment.Name), "--recipe");
        var loss = parsed.Taken(_loss) is { } text ? Attempt(() => Loss.Parse(text), "--loss") : recipe?.Loss;
        var training = _training.Read(parsed, (recipe ?? Recipe.Assignment).Apply(new TrainingOptions()), problems);
        var counts = _data.KnownCounts(parsed);
        problems.AddRange(training.Problems(counts?.Train, counts?.Validation));
        // --leakage has judged the split, by content too, before training begins.
        return new Experiment(architecture ?? Architectures.SegNet2, loss ?? Recipe.Assignment.Loss) { Training = training, Leakage = LeakagePolicy.Allow };

        T? Attempt<T>(Func<T> read, string flag)
            where T : class
        {
            try
            {
                return read();
            }
            catch (SegLabException exception)
            {
                problems.AddRange(exception.Problems.Select(problem => (FormattableString)$"{flag}: {problem}"));
                return null;
            }
        }
    }

    private static double? Minutes(string text) => OptionText.Read(typeof(double?), text) as double?;

    private static string? MinutesProblem(string text)
    {
        const string Expected = "a number of minutes above 0, such as 2.5, or none is expected.";
        try
        {
            return Minutes(text) is null or (> 0 and < double.PositiveInfinity) ? null : Expected;
        }
        catch (FormatException)
        {
            return Expected;
        }
    }

    private static IRunProgress Progress()
    {
        var console = TerminalConsole.Output();
        return !Console.IsOutputRedirected && console.Profile.Capabilities is { Ansi: true, Interactive: true }
            ? new TerminalProgress(console)
            : new PlainProgress(Console.Out, LogInterval);
    }
}
