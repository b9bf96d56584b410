using System.Globalization;
using SegLab.Experiments;

namespace SegLab.Figures.Results;

/// <summary>What runs ran on, as a table.</summary>
public static class EnvironmentTable
{
    /// <summary>One row a property.</summary>
    /// <param name="environment">The machine.</param>
    public static Table Of(RunEnvironment environment) => new("", [new TableColumn("runs on"), new TableColumn("")],
    [
        ["device", environment.Device],
        ["threads", environment.Threads.ToString(CultureInfo.InvariantCulture)],
        ["SegLab", environment.Library],
        ["libtorch", environment.Torch],
        ["system", environment.System],
    ]);
}
