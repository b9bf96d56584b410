using TorchSharp;

namespace SegLab.Tests;

/// <summary>How many tensors of this thread are alive.</summary>
internal static class LiveTensors
{
    /// <summary>Those that were made on this thread and not disposed on it. The garbage collector, on its own thread, hides none.</summary>
    public static long Count => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
}
