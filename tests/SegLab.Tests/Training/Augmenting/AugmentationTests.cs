using SegLab.Training.Augmenting;
using Xunit;

namespace SegLab.Tests.Training.Augmenting;

public sealed class AugmentationTests
{
    public static TheoryData<string, double, Func<double, Augmentation>> Ranges => new()
    {
        { "Scale", 1, value => new Augmentation { Scale = value } },
        { "Shift", 0.5, value => new Augmentation { Shift = value } },
        { "Elastic", 0.1, value => new Augmentation { Elastic = value } },
        { "Brightness", 1, value => new Augmentation { Brightness = value } },
        { "Contrast", 1, value => new Augmentation { Contrast = value } },
        { "Saturation", 1, value => new Augmentation { Saturation = value } },
        { "Hue", 0.5, value => new Augmentation { Hue = value } },
        { "Hair", 1, value => new Augmentation { Hair = value } },
    };

    [Theory, MemberData(nameof(Ranges))]
    public void ARangeIsCheckedWhenItIsMadeAndTellsValuesApart(string name, double high, Func<double, Augmentation> make)
    {
        Assert.Equal(Augmentation.None, make(0));
        Assert.Equal(make(high), make(high));
        Assert.NotEqual(make(high), make(high / 2));
        Assert.Equal(FormattableString.Invariant($"{name.ToLowerInvariant()} {high / 2}"), make(high / 2).ToString());
        foreach (var wrong in (double[])[-0.001, high + 0.001, double.NaN, double.PositiveInfinity])
            Assert.Equal(FormattableString.Invariant($"Augmentation: {name} is {wrong}, and a number from 0 to {high} is expected."), Assert.Throws<SegLabException>(() => make(wrong)).Message);
    }

    [Fact]
    public void ItIsPrintedAsWhatIsOn()
    {
        Assert.Equal("none", Augmentation.None.ToString());
        Assert.Equal("flips, quarter turns, scale 0.2, shift 0.1, elastic 0.03, brightness 0.15, contrast 0.15, saturation 0.2, hue 0.02, hair 0.2", Augmentation.Dermoscopy.ToString());
    }
}
