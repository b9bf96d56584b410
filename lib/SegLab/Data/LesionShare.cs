namespace SegLab.Data;

/// <summary>The share of lesion pixels over the masks of a data set, each in [0, 1].</summary>
/// <param name="Minimum">Of the mask with the least.</param>
/// <param name="Mean">Over the masks, each counting the same.</param>
/// <param name="Maximum">Of the mask with the most.</param>
public sealed record LesionShare(double Minimum, double Mean, double Maximum);
