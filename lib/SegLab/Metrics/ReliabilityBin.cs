namespace SegLab.Metrics;

/// <summary>One bar of a reliability diagram: the pixels whose predicted probability lies in an interval, and how many of them are lesion.</summary>
/// <param name="Lower">The interval's lower end, which belongs to the bin below; 0 in the first bin, which holds it.</param>
/// <param name="Upper">The interval's upper end, which belongs to this bin.</param>
/// <param name="Pixels">How many pixels.</param>
/// <param name="MeanProbability">The mean of their probabilities; the interval's middle where there are none.</param>
/// <param name="LesionShare">The share of them that is lesion, 0 to 1; NaN where there are none. Equal to the mean probability if the network is calibrated.</param>
public sealed record ReliabilityBin(double Lower, double Upper, long Pixels, double MeanProbability, double LesionShare)
{
    /// <summary>How far the bin is from calibrated, |share of lesion − mean probability|, 0 to 1; 0 where there are no pixels.</summary>
    public double Gap => Pixels == 0 ? 0 : Math.Abs(LesionShare - MeanProbability);
}
