using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SegLab.Losses;

/// <summary>
/// A skeleton with a gradient, from minima and maxima of neighbours: what each opening takes away, while the shape is eroded
/// step by step (Shit et al., clDice, 2021, algorithm 1).
/// </summary>
internal static class SoftSkeleton
{
    /// <summary>The skeleton of values in [0, 1], <c>[N, 1, H, W]</c>: the shape's own ridges and those of each erosion.</summary>
    public static Tensor Of(Tensor shape, int erosions)
    {
        // Shapes are kept negative, so that the minima of erosion are maxima, without turning them at every step.
        var negative = -shape;
        var eroded = Erode(negative);
        var skeleton = Ridges(negative, eroded);
        for (var step = 0; step < erosions; step++)
        {
            (negative, eroded) = (eroded, Erode(eroded));
            var ridges = Ridges(negative, eroded);
            skeleton += (ridges - (skeleton * ridges)).relu();
        }

        return skeleton;
    }

    // What does not come back when the eroded shape is grown again.
    private static Tensor Ridges(Tensor negative, Tensor eroded) => (-negative - functional.max_pool2d(-eroded, (3, 3), (1, 1), (1, 1))).relu();

    // The minimum over a cross of five pixels. What lies outside the picture never wins.
    private static Tensor Erode(Tensor negative)
        => maximum(functional.max_pool2d(negative, (3, 1), (1, 1), (1, 0)), functional.max_pool2d(negative, (1, 3), (1, 1), (0, 1)));
}
