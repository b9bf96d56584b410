namespace SegLab.Experiments;

/// <summary>One of the assignment's nine runs and what the original notebook printed for it.</summary>
/// <param name="Cell">The original's cell, such as <c>In[18]</c>.</param>
/// <param name="Experiment">What to train.</param>
/// <param name="PublishedLoss">The original's training loss of the last epoch.</param>
/// <param name="PublishedScore">The original's thresholded IoU on its test set.</param>
public sealed record AssignmentRun(string Cell, Experiment Experiment, double PublishedLoss, double PublishedScore);
