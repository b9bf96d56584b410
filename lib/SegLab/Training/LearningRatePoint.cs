using System.Runtime.InteropServices;

namespace SegLab.Training;

/// <summary>A step of a <see cref="LearningRateSweep"/>.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Loss">The loss before the step, smoothed over the steps up to it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LearningRatePoint(double Rate, double Loss);
