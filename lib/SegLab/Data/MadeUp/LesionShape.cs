using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>
/// Where the lesion is. One to three overlapping ellipses with wavy radii lie on a plane that is bent by smooth noise; the outline is
/// the level at which the lesion has its share of the picture.
/// </summary>
internal sealed class LesionShape
{
    /// <summary>PH2's lesion areas, as shares of the picture: many small, a quarter that fill the picture or run out of it; mean 0.32.</summary>
    private static readonly (double Share, Interval Area)[] Areas =
    [
        (0.44, new(0.028, 0.15)),
        (0.28, new(0.15, 0.50)),
        (0.28, new(0.50, 0.98)),
    ];

    /// <summary>How far the lesion's middle lies from the picture's, as a standard deviation in picture heights: the person aims at it.</summary>
    private const double AimError = 0.06;

    /// <summary>The share of lesions that lie at the picture's edge, and how far off they are, in picture heights.</summary>
    private const double OffCentreShare = 0.08;
    private static readonly Interval OffCentre = new(0.25, 0.55);

    /// <summary>The factor on both for a lesion that fills the picture.</summary>
    private const double LeastRoom = 0.2;

    /// <summary>Long axis over short axis.</summary>
    private static readonly Interval Elongation = new(1, 1.5);

    /// <summary>Relative height of the radius' waves: nearly round to deeply notched.</summary>
    private static readonly Interval Waviness = new(0.01, 0.13);

    /// <summary>How far noise bends the outline, in lesion radii: in the large and in the small.</summary>
    private static readonly Interval CoarseBend = new(0.02, 0.16);
    private static readonly Interval FineBend = new(0.005, 0.05);

    /// <summary>The size of that noise's hills, in lesion radii.</summary>
    private const double CoarseHill = 0.7;
    private const double FineHill = 0.12;

    /// <summary>The share of lesions with lobes, the lobes' distance from the middle and their radius, in lesion radii.</summary>
    private const double LobedShare = 0.25;
    private static readonly Interval LobeDistance = new(0.4, 0.9);
    private static readonly Interval LobeRadius = new(0.4, 0.8);

    /// <summary>The share of the picture from which a lesion is called large.</summary>
    private const double LargeFrom = 0.4;

    /// <summary>The grid's spacing in pixels at which the outline is computed; it has no finer detail than this.</summary>
    private const double Cell = 6;

    private LesionShape(PictureSize size, double x, double y, double radius, double share, Surface depth) =>
        (Size, X, Y, Radius, Share, Depth) = (size, x, y, radius, share, depth);

    /// <summary>The picture's size.</summary>
    public PictureSize Size { get; }

    /// <summary>The middle, in pixels.</summary>
    public double X { get; }

    /// <summary>The middle, in pixels.</summary>
    public double Y { get; }

    /// <summary>The radius of the circle with the lesion's area in the picture, in pixels.</summary>
    public double Radius { get; }

    /// <summary>The lesion's share of the picture, 0 to 1.</summary>
    public double Share { get; }

    /// <summary>Whether the lesion fills the picture rather than lies in it.</summary>
    public bool IsLarge => Share >= LargeFrom;

    /// <summary>At each pixel how far inside the outline it lies, in pixels along the ray from the middle; negative outside.</summary>
    public Surface Depth { get; }

    /// <summary>Draws a shape.</summary>
    public static LesionShape Draw(PictureSize size, MersenneTwister generator)
    {
        var share = DrawShare(generator);
        var radius = Math.Sqrt(share * size.Pixels / Math.PI);
        var (x, y) = DrawMiddle(size, share, generator);
        var lobes = DrawLobes(x, y, radius, generator);
        var bends = new[] { (Cell: CoarseHill * radius, Reach: CoarseBend.Draw(generator) * radius), (Cell: FineHill * radius, Reach: FineBend.Draw(generator) * radius) };

        // The nodes as a small picture of their own: bent places, then the relative distance from the nearest lobe's middle.
        var nodes = new PictureSize((int)(size.Width / Cell) + Surface.Margin, (int)(size.Height / Cell) + Surface.Margin);
        var (bentX, bentY) = (new float[nodes.Pixels], new float[nodes.Pixels]);
        foreach (var (cell, reach) in bends)
        {
            Surface.Noise(nodes, Math.Max(1, cell / Cell), generator).AddTo(bentX, (float)reach);
            Surface.Noise(nodes, Math.Max(1, cell / Cell), generator).AddTo(bentY, (float)reach);
        }

        var relative = new float[nodes.Pixels];
        for (var node = 0; node < relative.Length; node++)
        {
            var placeX = (((node % nodes.Width) - 1) * Cell) + bentX[node];
            var placeY = (((node / nodes.Width) - 1) * Cell) + bentY[node];
            relative[node] = (float)lobes.Min(lobe => lobe.RelativeDistance(placeX, placeY));
        }

        var level = Level(relative, nodes, share);
        var depth = Surface.Through(size, Cell, (nodeX, nodeY) =>
        {
            var value = relative[(((int)(nodeY / Cell) + 1) * nodes.Width) + (int)(nodeX / Cell) + 1];
            return (float)(radius * (level - value) / level);
        });
        return new LesionShape(size, x, y, radius, share, depth);
    }

    /// <summary>The pixels inside the outline.</summary>
    public Mask ToMask()
    {
        var pixels = new byte[Size.Pixels];
        for (var y = 0; y < Size.Height; y++)
        {
            var depth = Depth.Row(y).Pixels;
            var row = pixels.AsSpan(y * Size.Width, Size.Width);
            for (var x = 0; x < row.Length; x++)
                row[x] = depth[x] > 0 ? (byte)1 : (byte)0;
        }

        return new Mask(Size.Width, Size.Height, pixels);
    }

    private static double DrawShare(MersenneTwister generator)
    {
        var place = generator.NextDouble();
        foreach (var (share, area) in Areas)
        {
            if (place < share)
                return area.DrawLogarithmic(generator);
            place -= share;
        }

        return Areas[^1].Area.DrawLogarithmic(generator);
    }

    private static (double X, double Y) DrawMiddle(PictureSize size, double share, MersenneTwister generator)
    {
        var (x, y) = (AimError * generator.NextNormal(), AimError * generator.NextNormal());
        if (generator.NextDouble() < OffCentreShare)
        {
            var direction = generator.NextDouble(0, 2 * Math.PI);
            var distance = OffCentre.Draw(generator);
            (x, y) = (distance * Math.Cos(direction), distance * Math.Sin(direction));
        }

        // The more a lesion fills the picture, the less room there is to miss it.
        var room = Math.Max(LeastRoom, 1 - share);
        return ((0.5 * size.Width) + (room * x * size.Height), (0.5 * size.Height) + (room * y * size.Height));
    }

    private static Lobe[] DrawLobes(double x, double y, double radius, MersenneTwister generator)
    {
        var waviness = Waviness.Draw(generator);
        var angle = generator.NextDouble(0, Math.PI);
        var lobes = new List<Lobe> { Lobe.Draw(x, y, 1, Elongation.Draw(generator), angle, waviness, generator) };
        if (generator.NextDouble() < LobedShare)
        {
            for (var count = 1 + generator.Next(2); count > 0; count--)
            {
                var direction = generator.NextDouble(0, 2 * Math.PI);
                var distance = LobeDistance.Draw(generator) * radius;
                lobes.Add(Lobe.Draw(x + (distance * Math.Cos(direction)), y + (distance * Math.Sin(direction)),
                    LobeRadius.Draw(generator), Elongation.Draw(generator), generator.NextDouble(0, Math.PI), waviness, generator));
            }
        }

        return [.. lobes];
    }

    /// <summary>The relative distance below which <paramref name="share"/> of the picture lies.</summary>
    private static double Level(float[] relative, PictureSize nodes, double share)
    {
        var (columns, rows) = (nodes.Width - Surface.Margin, nodes.Height - Surface.Margin);
        var inside = new float[columns * rows];
        for (var row = 0; row < rows; row++)
            Array.Copy(relative, ((row + 1) * nodes.Width) + 1, inside, row * columns, columns);
        Array.Sort(inside);
        return inside[Math.Min(inside.Length - 1, (int)(share * inside.Length))];
    }
}
