using System.Runtime.CompilerServices;

namespace SegLab.Data.MadeUp;

/// <summary>Round spots in the skin, many small ones: sorted into the rows that they touch.</summary>
internal sealed class Spots
{
    private readonly PictureSize _size;
    private readonly List<Spot>[] _rows;

    /// <summary>None yet.</summary>
    /// <param name="size">The picture's size.</param>
    public Spots(PictureSize size) => (_size, _rows) = (size, [.. Enumerable.Range(0, size.Height).Select(_ => new List<Spot>())]);

    /// <summary>Adds a spot: the whole tone in its middle, fading to nothing at <paramref name="radius"/>.</summary>
    /// <param name="x">The middle, in pixels.</param>
    /// <param name="y">The middle, in pixels.</param>
    /// <param name="radius">In pixels.</param>
    /// <param name="tone">Its colour.</param>
    public void Add(double x, double y, double radius, Tone tone)
    {
        var spot = new Spot(x, y, radius, tone);
        for (var row = Math.Max(0, (int)(y - radius)); row <= Math.Min(_size.Height - 1, (int)(y + radius)); row++)
            _rows[row].Add(spot);
    }

    /// <summary>Adds the spots to a row of pixels, in the order in which they came.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(AbsorbanceRow row)
    {
        var red = row.Red.Pixels;
        var green = row.Green.Pixels;
        var blue = row.Blue.Pixels;
        foreach (var (x, y, radius, tone) in _rows[row.Y])
        {
            for (var column = Math.Max(0, (int)(x - radius)); column <= Math.Min(_size.Width - 1, (int)(x + radius)); column++)
            {
                var squared = (((column - x) * (column - x)) + ((row.Y - y) * (row.Y - y))) / (radius * radius);
                if (squared >= 1)
                    continue;
                var amount = (float)((1 - squared) * (1 - squared));
                red[column] += amount * tone.Red;
                green[column] += amount * tone.Green;
                blue[column] += amount * tone.Blue;
            }
        }
    }

    private sealed record Spot(double X, double Y, double Radius, Tone Tone);
}
