using SegLab.Data;

namespace SegLab.Tests.Data.MadeUp;

/// <summary>A picture's brightness, averaged over blocks (which blurs it), and the mask at the blocks' middles.</summary>
internal sealed class GreyPicture
{
    private readonly double[] _grey;
    private readonly bool[] _lesion;

    private GreyPicture(double[] grey, bool[] lesion) => (_grey, _lesion) = (grey, lesion);

    public static GreyPicture Shrink(LesionPair pair, int block)
    {
        var (columns, rows) = (pair.Image.Width / block, pair.Image.Height / block);
        var grey = new double[columns * rows];
        var lesion = new bool[columns * rows];
        for (var cell = 0; cell < grey.Length; cell++)
        {
            var (left, top) = (cell % columns * block, cell / columns * block);
            for (var pixel = 0; pixel < block * block; pixel++)
            {
                var place = ((top + (pixel / block)) * pair.Image.Width) + left + (pixel % block);
                var (red, green, blue) = (pair.Image.Pixels[3 * place], pair.Image.Pixels[(3 * place) + 1], pair.Image.Pixels[(3 * place) + 2]);
                grey[cell] += ((0.2125 * red) + (0.7154 * green) + (0.0721 * blue)) / (block * block);
            }

            lesion[cell] = pair.Mask.Pixels[((top + (block / 2)) * pair.Image.Width) + left + (block / 2)] == 1;
        }

        return new GreyPicture(grey, lesion);
    }

    public double Mean(bool lesion) => _grey.Where((_, cell) => _lesion[cell] == lesion).Average();

    /// <summary>The intersection over union of the mask and what is darker than Otsu's threshold (Otsu 1979).</summary>
    public double OtsuIou()
    {
        var threshold = OtsuThreshold();
        var both = _grey.Where((grey, cell) => grey < threshold && _lesion[cell]).Count();
        var either = _grey.Where((grey, cell) => grey < threshold || _lesion[cell]).Count();
        return both / (double)either;
    }

    private int OtsuThreshold() => Enumerable.Range(1, 255).MaxBy(threshold =>
    {
        var dark = _grey.Where(grey => grey < threshold).ToArray();
        var bright = _grey.Where(grey => grey >= threshold).ToArray();
        if (dark.Length == 0 || bright.Length == 0)
            return 0;
        var distance = dark.Average() - bright.Average();
        return (double)dark.Length * bright.Length * distance * distance;
    });
}
