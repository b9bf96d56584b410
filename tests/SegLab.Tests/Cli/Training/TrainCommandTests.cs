using System.Diagnostics;
using SegLab.Data;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Models;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Cli.Training;

/// <summary><c>seglab train</c> as people start it: real processes, and a store between them.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ARunIsKeptAndLoadedTheSecondTime()
    {
        string[] more = ["--epochs", "2", "--seed", "7", "--loss", "bce + 0.5*dice", "--reading", "honest", "--learning-rate", "0.002", "--shuffle", "false", "--precision", "bfloat16"];
        var run = Assert.Single(await TrainedOnCommand.RunAsync(_folder, more));
        Assert.Equal("SegNet + BCE + 0.5·Dice", run.Result.Name);
        Assert.Equal(new TrainingOptions { Epochs = 2, BatchSize = 3, Seed = 7, Reading = Reading.Honest, LearningRate = 0.002, Shuffle = false, Precision = Precision.BFloat16 }, run.Result.Experiment.Training);
        Assert.Equal((12, 16, 16), (run.Data.Pictures, run.Data.Height, run.Data.Width));

        var again = await CommandProcess.SeglabAsync(_folder.Path, TrainedOnCommand.Arguments(more));
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("was trained before; it is loaded from the store.", again.Output, StringComparison.Ordinal);
        Assert.Contains(run.Key, again.Output, StringComparison.Ordinal);
        Assert.Equal(run.Finished, Assert.Single(new RunStore(Path.Combine(_folder.Path, "runs")).Read().Runs).Finished);
    }

    [Fact]
    public async Task FromACacheTheSameRunIsFoundAndBytesAreAnother()
    {
        var run = Assert.Single(await TrainedOnCommand.RunAsync(_folder, "--epochs", "1"));
        Assert.Equal(run.Key, Assert.Single(await TrainedOnCommand.RunAsync(_folder, "--epochs", "1", "--cache", "kept/here")).Key);
        Assert.Equal(2, (await TrainedOnCommand.RunAsync(_folder, "--epochs", "1", "--cache", "kept/here", "--bytes")).Count);
        Assert.Equal(2, Directory.GetFiles(_folder["kept/here"], "*.pack").Length);

        var arguments = TrainedOnCommand.Arguments("--epochs", "1", "--cache", "kept/here", "--verify-cache");
        var verified = await CommandProcess.SeglabAsync(_folder.Path, arguments);
        Assert.Contains("was trained before", verified.Output, StringComparison.Ordinal);
        var without = await CommandProcess.SeglabAsync(_folder.Path, TrainedOnCommand.Arguments("--verify-cache"));
        Assert.Contains("--verify-cache: there is no cache to verify.", without.Error, StringComparison.Ordinal);

        File.WriteAllText(_folder["file"], "");
        var refused = await CommandProcess.SeglabAsync(_folder.Path, TrainedOnCommand.Arguments("--cache", "file"));
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("--cache file: that is a file;", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoProcessesWithOneRunLeaveOneWholeRun()
    {
        var arguments = TrainedOnCommand.Arguments("--epochs", "3");
        var both = await Task.WhenAll(CommandProcess.SeglabAsync(_folder.Path, arguments), CommandProcess.SeglabAsync(_folder.Path, arguments));
        Assert.All(both, result => Assert.True(result.ExitCode == 0, result.Error));
        var content = new RunStore(Path.Combine(_folder.Path, "runs")).Read();
        var run = Assert.Single(content.Runs);
        Assert.Empty(content.Damaged);
        Assert.DoesNotContain(content.Unfinished, one => one.IsBeingWritten);
        Assert.All(both, result => Assert.Contains(run.Key, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AKilledRunGoesOnAndEndsWithTheBitsOfOneThatWasNot()
    {
        string[] more = ["--epochs", "12", "--reading", "honest"];
        using var other = new TemporaryFolder();
        var whole = Assert.Single(await TrainedOnCommand.RunAsync(other, more));

        using (var process = CommandProcess.Start(CommandProcess.Seglab, _folder.Path, TrainedOnCommand.Arguments(more)))
        {
            await FirstCheckpointAsync(process);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        var unfinished = Assert.Single(new RunStore(Path.Combine(_folder.Path, "runs")).Read().Unfinished);
        Assert.InRange(unfinished.Epochs, 1, 11);
        Assert.Equal("SegNet + BCE", unfinished.Name);
        var result = await CommandProcess.SeglabAsync(_folder.Path, TrainedOnCommand.Arguments(more));
        Assert.Contains($"SegNet + BCE was cut off; it goes on {new TrainingPosition(unfinished.Epochs, unfinished.Step, unfinished.Steps)}.", result.Output, StringComparison.Ordinal);

        var content = new RunStore(Path.Combine(_folder.Path, "runs")).Read();
        Assert.Empty(content.Unfinished);
        var resumed = Assert.Single(content.Runs);
        Assert.Equal(File.ReadAllBytes(whole.WeightsPath), File.ReadAllBytes(resumed.WeightsPath));
        Assert.Equal(File.ReadAllText(Path.Combine(whole.Folder, "images.csv")), File.ReadAllText(Path.Combine(resumed.Folder, "images.csv")));
        Assert.Equal(whole.Result.History.Epochs.Select(epoch => (epoch.TrainingLoss, epoch.ValidationLoss)), resumed.Result.History.Epochs.Select(epoch => (epoch.TrainingLoss, epoch.ValidationLoss)));
    }

    [Theory]
    [InlineData("-INT", 130)]
    [InlineData("-TERM", 143)]
    public async Task InterruptedItSavesItsStepAndTheSameCommandGoesOn(string signal, int exitCode)
    {
        CommandProcess.RequireInterrupts();
        // So many that the signal comes before the end, however slow the machine that sends it.
        string[] more = ["--epochs", "20000"];
        var first = await InterruptedAsync(signal, more);
        Assert.Equal(exitCode, first.ExitCode);
        var unfinished = Unfinished();
        Assert.True(first.Error.Contains(Said(unfinished), StringComparison.Ordinal), $"{first.Error} does not say {Said(unfinished)}");
        Assert.Contains($"Unfinished: SegNet + BCE, {unfinished.Epochs} epochs{(unfinished.Step > 0 ? $" and {unfinished.Step} of 2 steps" : "")}, ", (await CommandProcess.SeglabAsync(_folder.Path, "list")).Output, StringComparison.Ordinal);

        var second = await InterruptedAsync(signal, more, waitFor: unfinished);
        Assert.Contains($"was cut off; it goes on {new TrainingPosition(unfinished.Epochs, unfinished.Step, unfinished.Steps)}.", second.Output, StringComparison.Ordinal);
        Assert.True(Unfinished().Epochs >= unfinished.Epochs);
        Assert.Empty(new RunStore(Path.Combine(_folder.Path, "runs")).Read().Runs);

        static string Said(UnfinishedRun run) => run.Step > 0
            ? $"Interrupted in epoch {run.Epochs + 1} of 20000, at step {run.Step} of 2: the same command goes on from there."
            : $"Interrupted after epoch {run.Epochs} of 20000: the same command goes on from there.";
    }

    [Fact]
    public async Task InterruptedWhileItLoadsItSaysThatNothingWasTrained()
    {
        CommandProcess.RequireInterrupts();
        using var process = CommandProcess.Start(CommandProcess.Seglab, _folder.Path, "train", "--size", "16", "--count", "1200");
        while (!(await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "generating").Contains("generating", StringComparison.Ordinal))
        {
        }

        await CommandProcess.InterruptAsync(process, _folder.Path);
        var result = await CommandProcess.EndOfAsync(process);
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("Interrupted before training began.", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "runs")));
    }

    [Fact]
    public async Task MinutesOfTheCheckpointChangeNoRunAndAreChecked()
    {
        var run = Assert.Single(await TrainedOnCommand.RunAsync(_folder, "--epochs", "1", "--checkpoint-minutes", "0.0000001"));
        Assert.Equal(run.Key, Assert.Single(await TrainedOnCommand.RunAsync(_folder, "--epochs", "1", "--checkpoint-minutes", "none")).Key);
        foreach (var minutes in (string[])["0", "-3", "nan", "infinity", "soon"])
        {
            var refused = await CommandProcess.SeglabAsync(_folder.Path, TrainedOnCommand.Arguments("--epochs", "1", "--checkpoint-minutes", minutes));
            Assert.NotEqual(0, refused.ExitCode);
            Assert.Contains($"--checkpoint-minutes {minutes}: a number of minutes above 0, such as 2.5, or none is expected.", refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EverythingWrongIsToldAtOnceAndWhatThereIs()
    {
        var result = await CommandProcess.SeglabAsync(_folder.Path, "train", "--model", "SegNet9", "--loss", "bze", "--size", "100", "--data", "nowhere", "--epochs", "many", "--reading", "slow", "--precision", "half", "--split", "mine.json", "--count", "2");
        Assert.Equal(2, result.ExitCode);
        foreach (var expected in (string[])["--model: There is no network 'SegNet9'. There are: SegNet, SegNet2", "there is no loss bze", "--size 100", "--data nowhere", "--epochs many: a whole number is expected.", "--reading slow: assignment or honest is expected.", "--precision half: float32, bfloat16 or tensor-float32 is expected.", "--split mine.json", "--count 2"])
            Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "runs")));
    }

    [Fact]
    public async Task APictureInTwoPartsIsAnErrorUnlessAllowed()
    {
        var made = await CommandProcess.SeglabAsync(_folder.Path, "data", "make", "lesions", "--count", "8");
        Assert.True(made.ExitCode == 0, made.Error);
        File.WriteAllText(_folder["leaky.json"], """{"train": ["IMD001", "IMD002"], "validation": ["IMD003"], "test": ["IMD004", "IMD001"]}""");
        string[] arguments = ["train", "--model", "SegNet", "--size", "16", "--batch-size", "2", "--epochs", "1", "--data", "lesions", "--split", "leaky.json"];
        var refused = await CommandProcess.SeglabAsync(_folder.Path, arguments);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("IMD001", refused.Error, StringComparison.Ordinal);
        Assert.Contains("(--split stratified), take one of each pair out, or allow it (--leakage allow)", refused.Error, StringComparison.Ordinal);
        var allowed = await CommandProcess.SeglabAsync(_folder.Path, [.. arguments, "--leakage", "allow"]);
        Assert.True(allowed.ExitCode == 0, allowed.Error);
    }

    [Fact]
    public async Task MasksAreReadAsTheirFlagsSay()
    {
        SegLab.Tests.Data.TestPictures.TwoFolders(_folder, 8);
        var twice = Array.ConvertAll(SegLab.Tests.Data.TestPictures.Mask().Pixels, pixel => (byte)(2 * pixel));
        twice[0] = 1;
        foreach (var name in (string[])["a", "b", "c", "d", "e", "f", "g"])
            SegLab.Tests.Data.TestPictures.Save(_folder[$"masks/{name}.png"], new RgbImage(19, 13, [.. twice.SelectMany(value => Enumerable.Repeat(value, 3))]));
        SegLab.Tests.Data.TestPictures.Save(_folder["masks/h.png"], new Mask(19, 13, new byte[19 * 13]));
        string[] arguments = ["train", "--data", ".", "--model", "SegNet", "--size", "16", "--batch-size", "2", "--epochs", "1"];
        var classes = await CommandProcess.SeglabAsync(_folder.Path, arguments);
        Assert.Equal(1, classes.ExitCode);
        Assert.Contains("masks/a.png: the mask has 3 values", classes.Error, StringComparison.Ordinal);
        var refused = await CommandProcess.SeglabAsync(_folder.Path, [.. arguments, "--lesion-value", "2", "--empty", "refuse"]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("There is a problem in ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("masks/h.png: the mask is empty", refused.Error, StringComparison.Ordinal);
        var trained = await CommandProcess.SeglabAsync(_folder.Path, [.. arguments, "--lesion-value", "2"]);
        Assert.True(trained.ExitCode == 0, trained.Error + trained.Output);
        Assert.Contains("1 of 8 masks is without lesion: h.", trained.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheStrongRecipeIsAFlagAndOthersChangeIt()
    {
        var run = Assert.Single(await TrainedOnCommand.RunAsync(_folder, "--recipe", "strong", "--epochs", "1", "--augmentation", "dermoscopy(hair=0)", "--mirrors", "false"));
        var strong = Recipe.Strong.Apply(new TrainingOptions { Epochs = 1 });
        Assert.Equal(strong with { BatchSize = 3, Mirrors = false, Augmentation = strong.Augmentation with { Hair = 0 } }, run.Result.Experiment.Training);
        Assert.Equal(Recipe.Strong.Loss, run.Result.Experiment.Loss);
    }

    [Fact]
    public async Task AnOptionOutOfItsRangeIsNamedByItsFlag()
    {
        var result = await CommandProcess.SeglabAsync(_folder.Path, TrainedOnCommand.Arguments("--learning-rate", "-1", "--epochs", "0"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--learning-rate -1: it must be a number above 0", result.Error, StringComparison.Ordinal);
        Assert.Contains("--epochs 0: train for at least 1.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFlagWithoutAValueSwitchesOn()
    {
        var run = Assert.Single(await TrainedOnCommand.RunAsync(_folder, "--epochs", "1", "--reading", "honest", "--best-epoch"));
        Assert.True(run.Result.Experiment.Training.BestEpoch);
    }

    [Fact]
    public async Task WithoutDataTheFirstLineSaysThatTheImagesAreSynthetic()
    {
        var result = await CommandProcess.SeglabAsync(_folder.Path, TrainedOnCommand.Arguments("--epochs", "1"));
        Assert.StartsWith("Without --data, this learns from 12 synthetic images", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HelpIsGroupedAndSpeaksOfFlags()
    {
        var help = (await CommandProcess.SeglabAsync(_folder.Path, "train", "--help")).Output;
        int[] places = [.. ((string[])["Network and loss:", "Data:", "Training:", "Validation and prediction:", "Computing:", "Storage:", "Other flags:"]).Select(title => help.IndexOf($"\n{title}\n", StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("Takes --reading honest.", help.ReplaceLineEndings(" "), StringComparison.Ordinal);
        foreach (var property in typeof(TrainingOptions).GetProperties().Where(property => property.CanWrite && property.Name.Skip(1).Any(char.IsUpper)))
            Assert.DoesNotContain(property.Name, help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HelpNamesEveryOptionWithItsDefault()
    {
        var help = (await CommandProcess.SeglabAsync(_folder.Path, "train", "--help")).Output;
        foreach (var property in typeof(TrainingOptions).GetProperties().Where(property => property.CanWrite))
            Assert.Contains($"--{SegLab.Cli.Training.OptionText.Written(property.Name)} ", help, StringComparison.Ordinal);
        foreach (var expected in (string[])["--data", "--size", "--split", "--loss", "--model", "--runs", "[default: 0.001]", "[default: 40]", "[default: constant-rate]", "warmup-cosine(warmup=0.1, final=0.01)"])
            Assert.Contains(expected, help.ReplaceLineEndings(" ").Replace("  ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private UnfinishedRun Unfinished() => Assert.Single(new RunStore(Path.Combine(_folder.Path, "runs")).Read().Unfinished);

    private async Task<CommandResult> InterruptedAsync(string signal, string[] more, UnfinishedRun? waitFor = null)
    {
        using var process = CommandProcess.Start(CommandProcess.Seglab, _folder.Path, TrainedOnCommand.Arguments(more));
        await FirstCheckpointAsync(process);
        for (var clock = Stopwatch.StartNew(); waitFor is not null && !process.HasExited && Unfinished().Epochs == waitFor.Epochs && clock.Elapsed < TimeSpan.FromMinutes(2);)
            await Task.Delay(Pause);
        await CommandProcess.RunAsync("kill", _folder.Path, signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return await CommandProcess.EndOfAsync(process);
    }

    private async Task FirstCheckpointAsync(Process process)
    {
        var runs = Path.Combine(_folder.Path, "runs");
        for (var clock = Stopwatch.StartNew(); !process.HasExited && clock.Elapsed < TimeSpan.FromMinutes(2);)
        {
            if (Directory.Exists(runs) && Directory.EnumerateFiles(runs, "checkpoint.safetensors", SearchOption.AllDirectories).Any())
                return;
            await Task.Delay(Pause);
        }

        Assert.Fail("No checkpoint was written.");
    }
}
