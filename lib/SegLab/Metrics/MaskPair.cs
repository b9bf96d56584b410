using SegLab.Data;

namespace SegLab.Metrics;

/// <summary>A predicted and a true mask of one size, as the measures read them.</summary>
internal sealed class MaskPair
{
    /// <exception cref="SegLabException">The sizes differ, or a mask's pixels do not fill its size.</exception>
    public MaskPair(Mask prediction, Mask truth)
    {
        if (prediction.Width != truth.Width || prediction.Height != truth.Height)
            throw new SegLabException($"Measures compare masks of one size; the prediction is {prediction.Width}×{prediction.Height}, the truth {truth.Width}×{truth.Height}. Resize one of them first.");
        (Width, Height) = (truth.Width, truth.Height);
        (Prediction, Truth) = (Lesion(prediction), Lesion(truth));
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Row by row; true is lesion.</summary>
    public bool[] Prediction { get; }

    /// <summary>Row by row; true is lesion.</summary>
    public bool[] Truth { get; }

    /// <summary>The picture's diagonal in pixels.</summary>
    public double Diagonal => double.Hypot(Width, Height);

    /// <summary>The pixels of one mask, row by row; true is lesion.</summary>
    /// <exception cref="SegLabException">They do not fill its size.</exception>
    public static bool[] Lesion(Mask mask) => mask.Width > 0 && mask.Pixels.Length > 0 && mask.Pixels.Length == mask.Width * mask.Height
        ? Array.ConvertAll(mask.Pixels, pixel => pixel != 0)
        : throw new SegLabException($"A mask of {mask.Width}×{mask.Height} has {mask.Pixels.Length} pixels; width times height of them are expected, and at least one.");
}
