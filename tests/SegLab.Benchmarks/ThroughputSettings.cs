using SegLab.Models;

namespace SegLab.Benchmarks;

/// <summary>What to time.</summary>
/// <param name="Size">Width and height of the pictures.</param>
/// <param name="Batch">Pictures a step.</param>
/// <param name="Threads">Threads that torch may use.</param>
/// <param name="Steps">Timed steps or rounds.</param>
/// <param name="Precision">In which numbers the networks compute.</param>
internal sealed record ThroughputSettings(int Size, int Batch, int Threads, int Steps, Precision Precision = Precision.Float32);
