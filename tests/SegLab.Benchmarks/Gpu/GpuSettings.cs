using SegLab.Models;

namespace SegLab.Benchmarks.Gpu;

/// <summary>How the nine runs are timed.</summary>
/// <param name="Device">As training takes it, such as <c>cuda</c>.</param>
/// <param name="Size">Width and height of the pictures.</param>
/// <param name="Batch">Pictures a step.</param>
/// <param name="Images">Pictures to train on; half as many more validate.</param>
/// <param name="Warmup">Epochs before those that are timed.</param>
/// <param name="Epochs">Epochs that are timed.</param>
/// <param name="Threads">Threads that torch may use on the CPU.</param>
/// <param name="Precision">In which numbers the networks compute, on either side.</param>
internal sealed record GpuSettings(string Device, int Size, int Batch, int Images, int Warmup, int Epochs, int Threads, Precision Precision);
