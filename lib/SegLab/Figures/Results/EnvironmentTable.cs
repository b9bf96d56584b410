using System.Globalization;
using SegLab.Experiments;
using SegLab.Training;

namespace SegLab.Figures.Results;

/// <summary>What runs ran on and in which numbers, as a table.</summary>
public static class EnvironmentTable
{
    /// <summary>One row a property.</summary>
    /// <param name="environment">The machine.</param>
    /// <param name="training">How the runs were trained.</param>
    public static Table Of(RunEnvironment environment, TrainingOptions training) => new("", [new TableColumn("runs on"), new TableColumn("")],
    [
        ["device", environment.Device],
        ["numbers", training.Precision.ToString()],
        ["threads", environment.Threads.ToString(CultureInfo.InvariantCulture)],
        ["SegLab", environment.Library],
        ["libtorch", environment.Torch],
        ["system", environment.System],
    ]);
}
