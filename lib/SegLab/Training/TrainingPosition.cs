namespace SegLab.Training;

/// <summary>How far a training has come, to the step. Plain data.</summary>
/// <param name="Epochs">The epochs that are finished, their validation included; 0 or more.</param>
/// <param name="Step">The steps done in the epoch after them, from 0 to <paramref name="Steps"/>; where it equals that, the epoch's validation is what comes next.</param>
/// <param name="Steps">How many steps an epoch has; 1 or more.</param>
public sealed record TrainingPosition(int Epochs, int Step, int Steps)
{
    /// <summary>Whether nothing was trained yet.</summary>
    public bool IsStart => Epochs == 0 && Step == 0;

    /// <summary>As messages say it: <c>after epoch 2</c>, or within an epoch <c>after epoch 2, in epoch 3 at step 12 of 20</c>.</summary>
    public override string ToString()
    {
        var within = $"in epoch {Epochs + 1} at step {Step} of {Steps}";
        return Step == 0 ? $"after epoch {Epochs}" : Epochs == 0 ? within : $"after epoch {Epochs}, {within}";
    }
}
