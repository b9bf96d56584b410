using FsCheck.Xunit;
using SegLab.Losses.Persistence;
using SegLab.Randomness;
using Xunit;

namespace SegLab.Tests.Losses.Persistence;

public sealed class PersistenceDiagramTests
{
    /// <summary>Pictures of digits (tenths; 9 is 0.9), and the dots (birth, death) that one reads off them by hand.</summary>
    public static TheoryData<string, string[], (double, double)[], (double, double)[]> Pictures => new()
    {
        { "flat", ["55", "55"], [(0.5, 0)], [] },
        { "one peak", ["111", "191", "111"], [(0.9, 0)], [] },
        { "two blobs; the lower one ends at the saddle between them", ["0000000", "0920370", "0000000"], [(0.9, 0), (0.7, 0)], [] },
        { "two blobs with a bridge of 4", ["0000000", "0954670", "0000000"], [(0.9, 0), (0.7, 0.4)], [] },
        { "ring: a loop from its weakest pixel down to the hole's bottom", ["88888", "81118", "81216", "81118", "88888"], [(0.8, 0), (0.2, 0.1)], [(0.6, 0.1)] },
        { "ring with a gap of 3", ["999", "923", "999"], [(0.9, 0)], [(0.3, 0.2)] },
        { "figure eight: two loops, each filled at its lowest pixel", ["9999999", "9109419", "9999999"], [(0.9, 0)], [(0.9, 0.0), (0.9, 0.1)] },
        { "a hole that is open at the edge is none", ["990", "900", "999"], [(0.9, 0)], [] },
        { "pixels that touch at a corner are two components", ["900", "080", "000"], [(0.9, 0), (0.8, 0)], [] },
        { "and hold no hole between them: four corners round a pixel", ["090", "909", "090"], [(0.9, 0), (0.9, 0), (0.9, 0), (0.9, 0)], [] },
        { "an island in a lake: one loop round it, one component in it", ["99999", "91119", "91719", "91119", "99999"], [(0.9, 0), (0.7, 0.1)], [(0.9, 0.1)] },
        { "one row", ["13524"], [(0.5, 0), (0.4, 0.2)], [] },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void DotsAreThoseReadOffByHand(string picture, string[] rows, (double, double)[] components, (double, double)[] loops)
    {
        var diagram = PersistenceDiagram.Of([.. rows.SelectMany(row => row).Select(digit => (digit - '0') / 10.0)], rows[0].Length);
        Assert.True(components.Order().SequenceEqual(diagram.Components.Select(pair => (pair.Birth, pair.Death)).Order()), $"{picture}: components {string.Join(", ", diagram.Components)}");
        Assert.True(loops.Order().SequenceEqual(diagram.Loops.Select(pair => (pair.Birth, pair.Death)).Order()), $"{picture}: loops {string.Join(", ", diagram.Loops)}");
    }

    [Property(MaxTest = 300)]
    public bool CriticalPixelsHaveTheValuesOfBirthAndDeath(uint seed)
    {
        var (values, width) = Draw(seed);
        var diagram = PersistenceDiagram.Of(values, width);
        var pairs = diagram.Components.Concat(diagram.Loops).ToList();
        return pairs.Count(pair => pair.DeathPixel is null) == 1
            && pairs.TrueForAll(pair => values[pair.BirthPixel] == pair.Birth && (pair.DeathPixel is { } pixel ? values[pixel] : 0) == pair.Death && pair.Birth >= pair.Death);
    }

    /// <summary>At every level, what the diagram counts is what flooding the picture counts.</summary>
    [Property(MaxTest = 300)]
    public bool BettiNumbersAreThoseOfFlooding(uint seed)
    {
        var (values, width) = Draw(seed);
        var diagram = PersistenceDiagram.Of(values, width);
        return values.Where(level => level > 0).Distinct().All(level => diagram.BettiNumbers(level) == Flooding.BettiNumbers([.. values.Select(value => value >= level)], width));
    }

    [Property(MaxTest = 100)]
    public bool TheSameAgainAndUpsideDown(uint seed)
    {
        var (values, width) = Draw(seed);
        var diagram = PersistenceDiagram.Of(values, width);
        var again = PersistenceDiagram.Of(values, width);
        var turned = PersistenceDiagram.Of([.. values.AsEnumerable().Reverse()], width);
        return diagram.Components.SequenceEqual(again.Components) && diagram.Loops.SequenceEqual(again.Loops)
            && Dots(diagram.Components).SequenceEqual(Dots(turned.Components)) && Dots(diagram.Loops).SequenceEqual(Dots(turned.Loops));

        static IEnumerable<(double, double)> Dots(IReadOnlyList<PersistencePair> pairs) => pairs.Select(pair => (pair.Birth, pair.Death)).Order();
    }

    // Few levels, so that most pixels have equals; or as many as there are pixels.
    private static (double[] Values, int Width) Draw(uint seed)
    {
        var generator = new MersenneTwister(seed);
        var (height, width) = (1 + (int)(9 * generator.NextDouble()), 1 + (int)(9 * generator.NextDouble()));
        var levels = generator.NextDouble() < 0.5 ? 3 : 1e9;
        return ([.. Enumerable.Range(0, height * width).Select(_ => Math.Floor(generator.NextDouble() * levels) / levels)], width);
    }
}
