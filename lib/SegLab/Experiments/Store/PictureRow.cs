using SegLab.Metrics;

namespace SegLab.Experiments.Store;

/// <summary>One entry of a run's table of pictures.</summary>
/// <param name="Set"><c>validation</c>, <c>test</c> or <c>unseen</c>.</param>
/// <param name="Position">The picture's position in the image set.</param>
/// <param name="Name">The picture's name.</param>
/// <param name="MaskFile">Where the predicted mask lies in the run's folder; empty where it is not kept.</param>
/// <param name="Measures">What was measured.</param>
internal sealed record PictureRow(string Set, int Position, string Name, string MaskFile, ImageMeasures Measures);
