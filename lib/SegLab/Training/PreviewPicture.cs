using SegLab.Data;

namespace SegLab.Training;

/// <summary>A validation picture and what the network makes of it.</summary>
/// <param name="Index">The picture's position in the image set.</param>
/// <param name="Prediction">Lesion where the logit is above 0.</param>
public sealed record PreviewPicture(int Index, Mask Prediction);
