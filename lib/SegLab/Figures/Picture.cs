using SegLab.Data;
using SegLab.Figures.Painting;

namespace SegLab.Figures;

/// <summary>A picture in a <see cref="PictureGrid"/>: a photograph, a mask, or a photograph with what was found on it.</summary>
/// <param name="Image">Its pixels.</param>
public sealed record Picture(RgbImage Image)
{
    // How much of an overlay is its colour; the rest is the photograph.
    private const double Tint = 0.55;

    /// <summary>Whether it shows hits, misses and false alarms, whose colours the grid explains.</summary>
    public bool IsOverlay { get; private init; }

    /// <summary>Whether it has two colours only: its pixels are enlarged as they are.</summary>
    internal bool IsMask { get; private init; }

    /// <summary>A photograph.</summary>
    /// <param name="image">Its pixels.</param>
    public static Picture From(RgbImage image) => new(image);

    /// <summary>A mask: lesion white, skin black.</summary>
    /// <param name="mask">The mask.</param>
    public static Picture From(Mask mask)
    {
        var pixels = new byte[3 * mask.Pixels.Length];
        for (var index = 0; index < pixels.Length; index++)
            pixels[index] = mask.Pixels[index / 3] == 0 ? (byte)0 : (byte)255;
        return new Picture(new RgbImage(mask.Width, mask.Height, pixels)) { IsMask = true };
    }

    /// <summary>A photograph, tinted where lesion was found (blue), missed (orange) or seen by mistake (red).</summary>
    /// <param name="image">The photograph.</param>
    /// <param name="prediction">What was predicted.</param>
    /// <param name="truth">What is there.</param>
    /// <exception cref="SegLabException">The three are not of one size.</exception>
    public static Picture Overlay(RgbImage image, Mask prediction, Mask truth)
    {
        if ((image.Width, image.Height) != (prediction.Width, prediction.Height) || (image.Width, image.Height) != (truth.Width, truth.Height))
            throw new SegLabException($"An overlay needs one size: the picture is {image.Width}×{image.Height}, the prediction {prediction.Width}×{prediction.Height}, the truth {truth.Width}×{truth.Height}. Resize them first.");
        var pixels = (byte[])image.Pixels.Clone();
        for (var pixel = 0; pixel < truth.Pixels.Length; pixel++)
        {
            if (Color(prediction.Pixels[pixel] != 0, truth.Pixels[pixel] != 0) is not { } color)
                continue;
            for (var channel = 0; channel < 3; channel++)
            {
                var part = Convert.ToByte(color.Substring(1 + (2 * channel), 2), 16);
                pixels[(3 * pixel) + channel] = (byte)Math.Round((Tint * part) + ((1 - Tint) * pixels[(3 * pixel) + channel]));
            }
        }

        return new Picture(new RgbImage(image.Width, image.Height, pixels)) { IsOverlay = true };
    }

    private static string? Color(bool predicted, bool lesion) => (predicted, lesion) switch
    {
        (true, true) => ChartColors.Hit,
        (false, true) => ChartColors.Miss,
        (true, false) => ChartColors.FalseAlarm,
        _ => null,
    };
}
