namespace SegLab.Data.Duplicates;

/// <summary>A part of a picture as a share of its sides: what is left after cropping.</summary>
/// <param name="Left">Where it begins across, from 0.</param>
/// <param name="Top">Where it begins down, from 0.</param>
/// <param name="Side">Its width and height, up to 1.</param>
internal sealed record CropWindow(double Left, double Top, double Side)
{
    /// <summary>
    /// The windows that a search tries, so close to each other that any crop that leaves nine tenths of each side is near one of them:
    /// the whole picture, 95 % of its sides at four places, 90 % at nine.
    /// </summary>
    public static IReadOnlyList<CropWindow> Tried { get; } =
    [
        new(0, 0, 1),
        .. from top in (double[])[0, 0.05] from left in (double[])[0, 0.05] select new CropWindow(left, top, 0.95),
        .. from top in (double[])[0, 0.05, 0.1] from left in (double[])[0, 0.05, 0.1] select new CropWindow(left, top, 0.9),
    ];
}
