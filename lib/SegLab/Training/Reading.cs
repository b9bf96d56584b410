namespace SegLab.Training;

/// <summary>Which of the two readings of the assignment a validation follows.</summary>
public enum Reading
{
    /// <summary>As the original did it: the validation loss of one shuffled batch, drawn once before training.</summary>
    Assignment,

    /// <summary>The loss and all measures over the whole validation set, each epoch.</summary>
    Honest,
}
