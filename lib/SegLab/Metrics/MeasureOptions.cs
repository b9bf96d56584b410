namespace SegLab.Metrics;

/// <summary>What the measures of an image leave open. Figures made with different options cannot be compared.</summary>
public sealed record MeasureOptions
{
    /// <summary>How far two borders may be apart for <see cref="ImageMeasures.Nsd"/> to count them as one, in pixels; 0 or more.</summary>
    public double NsdTolerance { get; init; } = 2;

    /// <summary>The width of the band of <see cref="ImageMeasures.BoundaryIou"/>, a share of the picture's diagonal; above 0, at most 1.</summary>
    public double BoundaryFraction { get; init; } = BoundaryIou.DefaultFraction;

    /// <summary>The number of bins of <see cref="ImageMeasures.CalibrationError"/>, of equal width; a divisor of 3000.</summary>
    public int CalibrationBins { get; init; } = 10;

    /// <summary>Refuses what can't be measured.</summary>
    /// <exception cref="SegLabException">Names every option that is out of its range.</exception>
    public void Check()
    {
        var problems = new List<string>();
        if (!double.IsFinite(NsdTolerance) || NsdTolerance < 0)
            problems.Add(FormattableString.Invariant($"NsdTolerance is {NsdTolerance}; a finite number of pixels, 0 or more, is expected."));
        if (BoundaryFraction is not (> 0 and <= 1))
            problems.Add(FormattableString.Invariant($"BoundaryFraction is {BoundaryFraction}; a share of the diagonal above 0 and at most 1 is expected (its authors use 0.02)."));
        if (CalibrationBins < 1 || ProbabilityHistogram.Bins % CalibrationBins != 0)
            problems.Add($"CalibrationBins is {CalibrationBins}; a divisor of {ProbabilityHistogram.Bins} is expected, such as 10, 15, 20 or 100.");
        if (problems.Count > 0)
            throw new SegLabException(string.Join(Environment.NewLine, problems));
    }
}
