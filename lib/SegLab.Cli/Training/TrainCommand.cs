using System.CommandLine;
using SegLab.Cli.Running;
using SegLab.Cli.Running.Progress;
using SegLab.Cli.Runs;
using SegLab.Data;
using SegLab.Data.Splits;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Native;
using SegLab.Training;
using Spectre.Console;

namespace SegLab.Cli.Training;

/// <summary><c>seglab train</c>: trains a network and keeps the run, or says what it gave before.</summary>
internal sealed class TrainCommand : Command
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(3);

    private readonly Option<string> _model = new("--model") { Description = $"The network: {string.Join(", ", Architectures.All)}.", HelpName = "NAME", DefaultValueFactory = _ => Architectures.SegNet2.Name };

    private readonly Option<string> _recipe = new("--recipe")
    {
        Description = "What training starts from; the flags below change it. assignment is as the original trained; strong gives each network its due: cross entropy + Dice, augmentation, AdamW with warm-up and cosine, a moving average of the weights, the best epoch, mirrors, a chosen threshold. The defaults shown below are the assignment's.",
        HelpName = "assignment|strong",
        DefaultValueFactory = _ => Recipe.Assignment.Name,
    };

    private readonly Option<string?> _loss = new("--loss") { Description = "What is made small: a loss or a sum of losses, with parameters where they are not at their defaults, such as \"0.5*bce + tversky(beta=0.3)\". An unknown name lists those there are. [default: the recipe's: bce, or bce + dice]", HelpName = "LOSS" };

    private readonly DataFlags _data = new();
    private readonly TrainingFlags _training = new();
    private readonly Option<string> _runs = RunsOption.Create();

    public TrainCommand()
        : base("train", "Train a network and keep the run. What was trained before is loaded; what was cut off goes on from its last epoch.")
    {
        Add(_model);
        Add(_recipe);
        Add(_loss);
        foreach (var flag in (Option[])[.. _data.All, .. _training.All])
            Add(flag);
        Add(_runs);
        SetAction(TrainAsync);
    }

    private async Task<int> TrainAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var experiment = Read(parsed);
        var store = new RunStore(parsed.GetRequiredValue(_runs));
        using var interruption = new Interruption();
        var (images, split) = _data.Load(parsed, interruption.Token);
        var progress = Progress();
        var result = await progress.ShowWhileAsync(() => Task.Run(() => Train(store, experiment, images, split, progress, interruption.Token), CancellationToken.None));
        if (result.History.WasCancelled)
        {
            await Console.Error.WriteLineAsync($"Interrupted after epoch {result.History.Epochs.Count} of {experiment.Training.Epochs}. {(result.History.Epochs.Count > 0 ? "The same command goes on from there." : "Nothing is kept of it.")}");
            return interruption.ExitCode;
        }

        var run = store.Find(ExperimentKey.Of(experiment, images, split).Text);
        Console.WriteLine(RunTable.Of([run]).ToText());
        Console.WriteLine($"The run {run.Key} is in {Path.GetRelativePath(Environment.CurrentDirectory, run.Folder)}.");
        return 0;
    }

    private static ExperimentResult Train(RunStore store, Experiment experiment, ImageSet images, Split split, IRunProgress progress, CancellationToken cancellationToken)
    {
        LargeBlocks.Reuse();
        ComputeThreads.Limit();
        if (ComputeThreads.Warning() is { } busy)
            progress.Noticed(busy);
        if (BFloat16Support.Warning(experiment.Training) is { } slow)
            progress.Noticed(slow);
        progress.CellStarted(1, 1, experiment.Name);
        var view = new EpochLines(progress);
        var result = ExperimentRunner.Run(store, experiment, images, split, view, cancellationToken, notice: progress.Noticed);
        if (!result.History.WasCancelled)
            progress.CellEnded();
        if (!view.WasTrained && !result.History.WasCancelled)
            progress.Noticed($"{experiment.Name} was trained before; it is loaded from the store.");
        return result;
    }

    private Experiment Read(ParseResult parsed)
    {
        var problems = new List<string>();
        var architecture = Attempt(() => Architectures.Find(parsed.GetRequiredValue(_model)), "--model");
        var recipe = Attempt(() => Recipe.Find(parsed.GetRequiredValue(_recipe)), "--recipe");
        var loss = parsed.GetValue(_loss) is { } text ? Attempt(() => Loss.Parse(text), "--loss") : recipe?.Loss;
        var training = _training.Read(parsed, (recipe ?? Recipe.Assignment).Apply(new TrainingOptions()), problems);
        _data.Check(parsed, problems);
        // --leakage has judged the split, by content too, before training begins.
        return problems.Count == 0 ? new Experiment(architecture!, loss!) { Training = training, Leakage = LeakagePolicy.Allow } : throw new SegLabException(string.Join('\n', problems));

        T? Attempt<T>(Func<T> read, string flag)
            where T : class
        {
            try
            {
                return read();
            }
            catch (SegLabException exception)
            {
                problems.Add($"{flag}: {exception.Message}");
                return null;
            }
        }
    }

    private static IRunProgress Progress()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        return !Console.IsOutputRedirected && console.Profile.Capabilities is { Ansi: true, Interactive: true }
            ? new TerminalProgress(console)
            : new PlainProgress(Console.Out, LogInterval);
    }
}
