using SegLab.Data;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Tests.Training;
using SegLab.Training;

namespace SegLab.Tests.Experiments.Store;

/// <summary>A run that takes moments, and a store of its own to keep it in.</summary>
internal sealed class StoredRuns : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StoredRuns() => Store = new RunStore(Path.Combine(_folder.Path, "runs"));

    public static Experiment Experiment { get; } = new(Architectures.SegNet, new Bce()) { Training = SmallRun.Options with { Reading = Reading.Honest } };

    /// <summary>A picture is trained on twice, as in the assignment's splits, and one is in no part.</summary>
    public static Split Split { get; } = new([1, 2, 3, 1], [4, 5], [6, 0]);

    public RunStore Store { get; }

    /// <summary>The folder of the one run.</summary>
    public string RunFolder => Directory.EnumerateDirectories(Store.Folder).Single();

    public static ExperimentKey Key(Experiment? experiment = null) => ExperimentKey.Of(experiment ?? Experiment, SmallRun.Pictures(), Split);

    /// <summary>Runs, and says whether it was trained or loaded.</summary>
    public (ExperimentResult Result, bool WasTrained) Run(Experiment? experiment = null, Action<string>? notice = null)
    {
        var wasTrained = false;
        var result = ExperimentRunner.Run(Store, experiment ?? Experiment, SmallRun.Pictures(), Split, new SmallRun.Listener(_ => wasTrained = true), notice: notice);
        return (result, wasTrained);
    }

    public void Dispose() => _folder.Dispose();
}
