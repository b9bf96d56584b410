namespace SegLab.Benchmarks.Roofline;

/// <summary>What the machine can do a second, through the same library.</summary>
/// <param name="Operations">Of matrix products, two for each multiplication with its addition.</param>
/// <param name="Bytes">Of a copy between large tensors, read and written together.</param>
internal sealed record MachineRates(double Operations, double Bytes);
