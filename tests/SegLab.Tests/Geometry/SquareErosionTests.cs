using FsCheck.Xunit;
using SegLab.Geometry;

namespace SegLab.Tests.Geometry;

public sealed class SquareErosionTests
{
    [Property]
    public bool ErosionIsChessDistanceToTheOutside(uint seed, byte steps)
    {
        var mask = DrawnMasks.RandomMasks(seed, 1)[0];
        var radius = steps % 5;
        var eroded = DrawnMasks.Where(mask.Width, mask.Height, (x, y) =>
            Enumerable.Range(-radius, (2 * radius) + 1).All(down => Enumerable.Range(-radius, (2 * radius) + 1).All(right => mask.Has(x + right, y + down))));
        return eroded.Lesion().AsSpan().SequenceEqual(SquareErosion.Of(mask.Lesion(), mask.Width, radius));
    }
}
