using SegLab.Randomness;

namespace SegLab.Training.Augmenting;

/// <summary>What is done to one picture in one epoch: plain numbers, drawn from the run's seed, the epoch and the picture's place.</summary>
internal sealed record AugmentationDraw
{
    /// <summary>Points a side of the elastic grid.</summary>
    public const int GridPoints = 5;

    // An independent stream of the run's seed; 1 to 3 set weights, shuffle and draw the validation batch.
    private const uint AugmentationStream = 4;

    /// <summary>Whether rows and columns change places, before the flips.</summary>
    public bool Transpose { get; private init; }

    /// <summary>Whether left and right change places.</summary>
    public bool FlipX { get; private init; }

    /// <summary>Whether top and bottom change places.</summary>
    public bool FlipY { get; private init; }

    /// <summary>By what lengths grow.</summary>
    public double Scale { get; private init; }

    /// <summary>To the right, as a share of the width.</summary>
    public double ShiftX { get; private init; }

    /// <summary>Down, as a share of the height.</summary>
    public double ShiftY { get; private init; }

    /// <summary>Where the grid's points look, right and then down, as shares of the sides: two planes, row by row.</summary>
    public IReadOnlyList<float> Elastic { get; private init; } = [];

    /// <summary>The factor on values.</summary>
    public double Brightness { get; private init; }

    /// <summary>The factor on distances from the mean grey.</summary>
    public double Contrast { get; private init; }

    /// <summary>The factor on distances from a pixel's grey.</summary>
    public double Saturation { get; private init; }

    /// <summary>In radians.</summary>
    public double Hue { get; private init; }

    /// <summary>The hairs; mostly none.</summary>
    public IReadOnlyList<HairDraw> Hairs { get; private init; } = [];

    /// <summary>Draws for a picture. Each variation draws its numbers whether it is on or not, so that switching one leaves the others as they are.</summary>
    /// <param name="ranges">From where to where.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="epoch">Counted from 1.</param>
    /// <param name="position">The picture's place among those that are trained on.</param>
    public static AugmentationDraw Of(Augmentation ranges, uint seed, int epoch, int position)
    {
        var run = MersenneTwister.ForStream(seed, AugmentationStream).NextUInt32();
        var generator = MersenneTwister.ForStream(MersenneTwister.ForStream(run, (uint)epoch).NextUInt32(), (uint)position);
        var (flips, turns) = (generator.Next(4), generator.Next(4));
        if (!ranges.Flips)
            flips = 0;
        if (!ranges.QuarterTurns)
            turns = 0;

        // A quarter turn transposes and flips one axis; half a turn flips both.
        return new AugmentationDraw
        {
            Transpose = turns % 2 == 1,
            FlipX = (flips % 2 == 1) ^ (turns is 1 or 2),
            FlipY = (flips / 2 == 1) ^ (turns is 2 or 3),
            Scale = Math.Pow(1 + ranges.Scale, generator.NextDouble(-1, 1)),
            ShiftX = Symmetric(ranges.Shift),
            ShiftY = Symmetric(ranges.Shift),
            Elastic = [.. Enumerable.Range(0, 2 * GridPoints * GridPoints).Select(_ => (float)Symmetric(ranges.Elastic))],
            Brightness = 1 + Symmetric(ranges.Brightness),
            Contrast = 1 + Symmetric(ranges.Contrast),
            Saturation = 1 + Symmetric(ranges.Saturation),
            Hue = 2 * Math.PI * Symmetric(ranges.Hue),
            Hairs = generator.NextDouble() < ranges.Hair ? HairDraw.Draw(generator) : [],
        };

        double Symmetric(double range) => range * generator.NextDouble(-1, 1);
    }
}
