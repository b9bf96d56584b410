namespace SegLab.Training.Schedules;

/// <summary>How the learning rate changes over training: a value. There are <see cref="ConstantRate"/>, <see cref="WarmupCosine"/>, <see cref="OneCycle"/> and <see cref="Plateau"/>.</summary>
public abstract record Schedule
{
    private protected Schedule()
    {
    }

    /// <summary>Whether it looks at each epoch's validation, which takes the honest reading.</summary>
    public virtual bool NeedsValidation => false;

    /// <summary>What <see cref="TrainingOptions.LearningRate"/> is multiplied with in a step.</summary>
    /// <param name="step">Counted from 0 over all epochs.</param>
    /// <param name="steps">How many there will be; at least 1.</param>
    /// <param name="history">The epochs finished before the step.</param>
    /// <returns>A factor from 0 to 1.</returns>
    public abstract double Factor(int step, int steps, IReadOnlyList<EpochRecord> history);

    /// <summary>Half a cosine wave from one value to another.</summary>
    /// <param name="start">The value where <paramref name="progress"/> is 0.</param>
    /// <param name="end">The value where it is 1.</param>
    /// <param name="progress">Clipped to 0 … 1.</param>
    private protected static double Cosine(double start, double end, double progress) =>
        end + ((start - end) * (1 + Math.Cos(Math.PI * Math.Clamp(progress, 0, 1))) / 2);
}
