using SegLab.Data;
using SegLab.Training.Augmenting;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Training.Augmenting;

/// <summary>Laws of augmentation: picture and mask move together, masks stay masks, and the seed decides.</summary>
public sealed class AugmenterTests : IDisposable
{
    private const int Count = 12;
    private static readonly int[] All = [.. Enumerable.Range(0, Count)];
    private static readonly ImageSet MadeUp = DataSource.MadeUp(Count, seed: 3).Load(32);

    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string, Augmentation> Movements => new()
    {
        { "flips", new Augmentation { Flips = true } },
        { "quarter turns", new Augmentation { QuarterTurns = true } },
        { "scale", new Augmentation { Scale = 0.5 } },
        { "shift", new Augmentation { Shift = 0.3 } },
        { "elastic", new Augmentation { Elastic = 0.1 } },
        { "all", Augmentation.Dermoscopy with { Brightness = 0, Contrast = 0, Saturation = 0, Hue = 0, Hair = 0 } },
    };

    public void Dispose() => _scope.Dispose();

    [Theory, MemberData(nameof(Movements))]
    public void PictureAndMaskMoveTogether(string name, Augmentation augmentation)
    {
        var masks = MadeUp.Masks(All);
        var (pictures, moved) = Apply(augmentation, masks.expand(-1, 3, -1, -1), masks);
        Assert.True((pictures.narrow(1, 0, 1) >= 0.5).to_type(ScalarType.Float32).equal(moved).all().item<bool>(), name);
        Assert.False(masks.equal(moved).all().item<bool>(), $"{name} does something.");
    }

    [Fact]
    public void NothingIsDoneWhereNothingIsOn()
    {
        var (pictures, masks) = Apply(Augmentation.None, MadeUp.Images(All), MadeUp.Masks(All));
        Assert.True(pictures.equal(MadeUp.Images(All)).all().item<bool>());
        Assert.True(masks.equal(MadeUp.Masks(All)).all().item<bool>());
    }

    [Fact]
    public void MasksStayZeroAndOneAndPicturesInTheirRange()
    {
        foreach (var epoch in Enumerable.Range(1, 5))
        {
            var (pictures, masks) = Apply(Augmentation.Dermoscopy, MadeUp.Images(All), MadeUp.Masks(All), epoch);
            Assert.True(((masks == 0) | (masks == 1)).all().item<bool>());
            Assert.True(((pictures >= 0) & (pictures <= 1)).all().item<bool>());
            Assert.Equal(MadeUp.Images(All).shape, pictures.shape);
            Assert.Equal(MadeUp.Masks(All).shape, masks.shape);
        }
    }

    [Theory]
    [InlineData(0, 0, 0.02)]
    [InlineData(0, 0.03, 0.25)]
    [InlineData(0.2, 0, 0.46)]
    public void AreasAreRoughlyKept(double scale, double elastic, double tolerance)
    {
        // A disc in the middle, a quarter of the side in radius, which no shift brings to the border.
        var (y, x) = (arange(64).view(1, 1, 64, 1) - 31.5, arange(64).view(1, 1, 1, 64) - 31.5);
        var disc = ((y.square() + x.square()) < 256).to_type(ScalarType.Float32).expand(Count, 1, 64, 64);
        var (_, moved) = Apply(new Augmentation { Flips = true, QuarterTurns = true, Shift = 0.05, Scale = scale, Elastic = elastic }, disc.expand(Count, 3, 64, 64), disc);
        Assert.All((moved.sum([1, 2, 3]) / disc.sum([1, 2, 3])).data<float>().ToArray(), ratio => Assert.InRange(ratio, 1 - tolerance, 1 + tolerance));
    }

    [Fact]
    public void SeedEpochAndPlaceDecide()
    {
        AugmentationDraw Draw(uint seed, int epoch, int position) => AugmentationDraw.Of(Augmentation.Dermoscopy, seed, epoch, position);
        Assert.Equal(Draw(1, 2, 3).Elastic, Draw(1, 2, 3).Elastic);
        Assert.NotEqual(Draw(1, 2, 3).Elastic, Draw(2, 2, 3).Elastic);
        Assert.NotEqual(Draw(1, 2, 3).Elastic, Draw(1, 3, 3).Elastic);
        Assert.NotEqual(Draw(1, 2, 3).Elastic, Draw(1, 2, 4).Elastic);

        // What one picture gets does not depend on the others of its batch.
        var (together, _) = Apply(Augmentation.Dermoscopy, MadeUp.Images(All), MadeUp.Masks(All));
        var (alone, _) = Augmenter.Apply(Augmentation.Dermoscopy, MadeUp.Images([5]), MadeUp.Masks([5]), [AugmentationDraw.Of(Augmentation.Dermoscopy, 1, 1, 5)]);
        Assert.True(together[5].allclose(alone[0], atol: 1e-5));
    }

    [Fact]
    public void SwitchingOneVariationLeavesTheOthersAsTheyAre()
    {
        var with = AugmentationDraw.Of(Augmentation.Dermoscopy, 1, 1, 1);
        var without = AugmentationDraw.Of(Augmentation.Dermoscopy with { Flips = false, Scale = 0, Hair = 0 }, 1, 1, 1);
        Assert.Equal((with.ShiftX, with.Hue, with.Contrast), (without.ShiftX, without.Hue, without.Contrast));
        Assert.Equal(1, without.Scale);
    }

    [Fact]
    public void EverySymmetryOfTheSquareComesAsOften()
    {
        var both = Symmetry(new Augmentation { Flips = true, QuarterTurns = true });
        Assert.Equal(8, both.Count);
        Assert.All(both.Values, count => Assert.InRange(count, 60, 140));
        Assert.Equal(4, Symmetry(new Augmentation { Flips = true }).Count);
        Assert.DoesNotContain(Symmetry(new Augmentation { Flips = true }).Keys, key => key.Transpose);
        // Turned only, never mirrored: a transposition comes with exactly one flip.
        Assert.Equal(4, Symmetry(new Augmentation { QuarterTurns = true }).Count);
        Assert.All(Symmetry(new Augmentation { QuarterTurns = true }).Keys, key => Assert.Equal(key.Transpose, key.FlipX ^ key.FlipY));
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 4)]
    public void FlipsTwiceAndQuarterTurnsFourTimesAreNothing(bool turns, int times)
    {
        var augmentation = new Augmentation { Flips = !turns, QuarterTurns = turns };
        var pictures = MadeUp.Images(All);
        for (var time = 0; time < times; time++)
            pictures = Apply(augmentation, pictures, MadeUp.Masks(All)).Pictures;
        Assert.True(pictures.equal(MadeUp.Images(All)).all().item<bool>());
    }

    [Fact]
    public void ColoursLeaveMasksAloneAndGreyStaysGrey()
    {
        var colours = new Augmentation { Brightness = 0.1, Contrast = 0.1, Saturation = 0.9, Hue = 0.5 };
        var (pictures, masks) = Apply(colours, MadeUp.Images(All), MadeUp.Masks(All));
        Assert.True(masks.equal(MadeUp.Masks(All)).all().item<bool>());
        Assert.False(pictures.allclose(MadeUp.Images(All), atol: 0.1));

        var grey = MadeUp.Images(All).mean([1], keepdim: true).expand(-1, 3, -1, -1);
        var (still, _) = Apply(colours with { Brightness = 0, Contrast = 0 }, grey, MadeUp.Masks(All));
        Assert.True(still.allclose(grey, atol: 1e-5));
        // A third of a turn makes red green: colours turn, and do not mix to mud.
        var pale = full([1, 3, 2, 2], 0.4f);
        pale[0, 0] += 0.2;
        var turned = ColourChange.Apply(pale, [AugmentationDraw.Of(new Augmentation { Hue = 0.5 }, 1, 1, 1)]);
        Assert.Equal(pale.mean().item<float>(), turned.mean().item<float>(), 1e-5);
        Assert.Equal(pale.std().item<float>(), turned.std().item<float>(), 1e-5);
    }

    [Fact]
    public void HairsDarkenPicturesAndLeaveMasksAlone()
    {
        var white = ones(Count, 3, 32, 32);
        var (pictures, masks) = Apply(new Augmentation { Hair = 1 }, white, MadeUp.Masks(All));
        Assert.True(masks.equal(MadeUp.Masks(All)).all().item<bool>());
        var darkened = (pictures.amin([1]) < 0.8).to_type(ScalarType.Float32).mean([1, 2]).data<float>().ToArray();
        Assert.All(darkened, share => Assert.InRange(share, 0.002, 0.5));
        Assert.True(pictures.amax().item<float>() <= 1);
        Assert.InRange(Enumerable.Range(0, 1000).Count(position => AugmentationDraw.Of(new Augmentation { Hair = 0.3 }, 1, 1, position).Hairs.Count > 0), 240, 360);
    }

    [Fact]
    public void NoTensorIsLeftBehindButTheTwoReturned()
    {
        var (images, masks) = (MadeUp.Images(All), MadeUp.Masks(All));
        var before = LiveTensors.Count;
        var (pictures, moved) = Apply(Augmentation.Dermoscopy with { Hair = 1 }, images, masks);
        Assert.Equal(before + 2, LiveTensors.Count);
        pictures.Dispose();
        moved.Dispose();
        Assert.Equal(before, LiveTensors.Count);
    }

    private static (Tensor Pictures, Tensor Masks) Apply(Augmentation augmentation, Tensor pictures, Tensor masks, int epoch = 1) =>
        Augmenter.Apply(augmentation, pictures, masks, [.. All.Select(position => AugmentationDraw.Of(augmentation, 1, epoch, position))]);

    private static Dictionary<(bool Transpose, bool FlipX, bool FlipY), int> Symmetry(Augmentation augmentation) => Enumerable.Range(0, 800)
        .Select(position => AugmentationDraw.Of(augmentation, 1, 1, position))
        .CountBy(draw => (draw.Transpose, draw.FlipX, draw.FlipY)).ToDictionary();
}
