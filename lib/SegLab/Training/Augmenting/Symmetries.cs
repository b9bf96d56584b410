using static TorchSharp.torch;

namespace SegLab.Training.Augmenting;

/// <summary>Flips and quarter turns of a square, picture by picture. Exact: pixels change places.</summary>
internal static class Symmetries
{
    /// <summary>Applies each picture's transposition and flips.</summary>
    /// <param name="planes"><c>[N, C, H, W]</c>.</param>
    /// <param name="draws">One a picture.</param>
    /// <returns>As <paramref name="planes"/>; temporaries are disposed by the caller's scope.</returns>
    public static Tensor Apply(Tensor planes, IReadOnlyList<AugmentationDraw> draws)
    {
        planes = Where(draw => draw.Transpose, tensor => tensor.transpose(2, 3));
        planes = Where(draw => draw.FlipX, tensor => tensor.flip(3));
        return Where(draw => draw.FlipY, tensor => tensor.flip(2));

        Tensor Where(Func<AugmentationDraw, bool> chosen, Func<Tensor, Tensor> change) => draws.Any(chosen)
            ? where(tensor(draws.Select(chosen).ToArray(), device: planes.device).view(-1, 1, 1, 1), change(planes), planes)
            : planes;
    }
}
