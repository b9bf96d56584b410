using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SegLab.Losses;

/// <summary>
/// Structural similarity: 1 − mean SSIM(p, y), p = sigmoid(x), SSIM = (2·μp·μy + C1)(2·σpy + C2) / ((μp² + μy² + C1)(σp² + σy² + C2)),
/// moments weighted by a Gaussian window of 11×11 pixels, σ = 1.5, at all positions where it fits (Wang et al., Image quality
/// assessment, 2004, equation 13).
/// </summary>
/// <remarks>
/// It compares neighbourhoods: a border in the wrong place or blurred costs most, and so does any false alarm on plain skin,
/// where the masks have no variance. From 0 to 2; an empty mask predicted empty gives 0. The 5 pixels beside the picture's edge
/// count little.
/// </remarks>
/// <param name="C1">Keeps the comparison of means defined.</param>
/// <param name="C2">Keeps the comparison of structure defined.</param>
public sealed record Ssim(double C1 = 1e-4, double C2 = 9e-4) : Loss
{
    private const int Window = 11;
    private const double Sigma = 1.5;

    /// <summary>C1, above 0. 1e-4 by default, the paper's (0.01·L)² for values from 0 to L = 1.</summary>
    public double C1 { get; init => field = Parameter.Above<Ssim>(value, 0); } = Parameter.Above<Ssim>(C1, 0);

    /// <summary>C2, above 0. 9e-4 by default, the paper's (0.03·L)².</summary>
    public double C2 { get; init => field = Parameter.Above<Ssim>(value, 0); } = Parameter.Above<Ssim>(C2, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of("SSIM", ("C1", C1, 1e-4), ("C2", C2, 9e-4));

    /// <inheritdoc/>
    public override string Formula =>
        @"1 - \frac{1}{m}\sum_j \frac{(2\mu_p\mu_y + C_1)(2\sigma_{py} + C_2)}{(\mu_p^2 + \mu_y^2 + C_1)(\sigma_p^2 + \sigma_y^2 + C_2)}"
        + @",\quad \mu, \sigma \text{ the moments in window } j \text{ of } m \text{, Gaussian, } 11 \times 11 \text{ pixels}";

    /// <inheritdoc/>
    public override int SmallestSide => Window;

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var (lesion, masks, window) = (logits.sigmoid(), target.Masks, Gaussian(logits));
        var (lesionMean, targetMean) = (Moment(lesion, window), Moment(masks, window));
        var (lesionMeanSquare, targetMeanSquare, product) = (lesionMean.square(), targetMean.square(), lesionMean * targetMean);
        // Each variance by itself: a sum of squares would lose the digits of the smaller one.
        var variances = Moment(lesion.square(), window) - lesionMeanSquare + (Moment(masks.square(), window) - targetMeanSquare);
        var covariance = Moment(lesion * masks, window) - product;
        var similarity = ((2 * product) + C1) * ((2 * covariance) + C2) / ((lesionMeanSquare + targetMeanSquare + C1) * (variances + C2));
        return 1 - similarity.mean();
    }

    // The window's weighted mean, one axis after the other. The pictures count as the channels of one, which is several times as fast.
    private static Tensor Moment(Tensor pictures, Tensor window)
    {
        var (images, height, width) = (pictures.shape[0], pictures.shape[2], pictures.shape[3]);
        var columns = functional.conv2d(pictures.reshape(1, images, height, width), window, groups: images);
        return functional.conv2d(columns, window.transpose(2, 3).contiguous(), groups: images);
    }

    // Down a column, one for each picture of the batch.
    private static Tensor Gaussian(Tensor like)
    {
        var offsets = arange(Window, ScalarType.Float64) - ((Window - 1) / 2);
        var weights = (offsets.square() / (-2 * Sigma * Sigma)).exp();
        return (weights / weights.sum()).reshape(1, 1, Window, 1).expand(like.shape[0], 1, Window, 1).contiguous().to(like.dtype, like.device);
    }
}
