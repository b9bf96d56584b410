using SegLab.Losses;
using SegLab.Losses.Assignment;
using Xunit;

namespace SegLab.Tests.Losses;

public sealed class LossTextTests
{
    public static TheoryData<string, Loss> Texts => new()
    {
        { "bce", new Bce() },
        { " Focal_Tversky ( ) ", new FocalTversky() },
        { "0.5*bce + tversky(beta=0.3)", (0.5 * new Bce()) + new Tversky(0.3) },
        { "2 * (bce + dice(per_image = true)) + 1e-1*TotalVariation", (2 * (new Bce() + new Dice(PerImage: true))) + (0.1 * new TotalVariation()) },
        { "focal(gamma=.5, alpha=0.25)+cldice(erosions=5)", new Focal(0.5, 0.25) + new ClDice(5) },
        { "assignment_bce", new AssignmentBce() },
        { "dice + growing_weight(boundary)", new Dice() + new GrowingWeight(new Boundary()) },
        { "growing_weight(bce + 2*focal(gamma=1), step=0.1, limit=0.5)", new GrowingWeight(new Bce() + (2 * new Focal(1)), Step: 0.1, Limit: 0.5) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void ATextIsTheLossItDescribes(string text, Loss expected) => Assert.Equal(expected, Loss.Parse(text));

    [Fact]
    public void EveryLossOfTheCatalogueIsReadByItsTypesName()
        => Assert.All(LossCatalog.All, loss => Assert.Equal(loss, Loss.Parse(loss.GetType().Name)));

    [Theory]
    [InlineData("", "the end stands where a loss is expected")]
    [InlineData("bce +", "the end stands where a loss is expected")]
    [InlineData("bce dice", "'dice' stands where + or the end is expected")]
    [InlineData("bce - dice", "'-' stands where + or the end is expected")]
    [InlineData("0.5 bce", "'bce' stands where * is expected")]
    [InlineData("(bce", "the end stands where ) is expected")]
    [InlineData("tversky(0.3)", "'0.3' stands where a parameter is expected")]
    [InlineData("tversky(beta=)", "')' stands where a value is expected")]
    [InlineData("tversky(beta=0,3)", "'3' stands where a parameter is expected")]
    [InlineData("-1*bce", "the factor -1 is no finite number, 0 or more")]
    [InlineData("growing_weight", "the end stands where ( is expected")]
    [InlineData("growing_weight(start=1)", "'=' stands where ) is expected")]
    [InlineData("growing_weight(bce, term=1)", "growing_weight has no parameter term; it is growing_weight(loss, start=0.01, step=0.01, limit=1)")]
    [InlineData("dise", "there is no loss dise")]
    [InlineData("tversky(gamma=1)", "tversky has no parameter gamma; it is tversky(beta=0.5, smooth=1, per_image=false)")]
    [InlineData("tversky(beta=2)", "Tversky: Beta is 2, and a number from 0 to 1 is expected")]
    [InlineData("dice(per_image=1)", "dice: per_image is 1, and true or false is expected")]
    [InlineData("cl_dice(erosions=1.5)", "cl_dice: erosions is 1.5, and a whole number is expected")]
    public void AWrongTextIsToldWithWhatThereIs(string text, string problem)
    {
        var message = Assert.Throws<SegLabException>(() => Loss.Parse(text)).Message;
        Assert.Contains($"'{text}' is no loss: {problem}.", message, StringComparison.Ordinal);
        Assert.Contains("focal(gamma=2, alpha=none)", message, StringComparison.Ordinal);
        Assert.Contains("lovasz_hinge(per_image=false)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AllProblemsAreToldAtOnce()
        => Assert.Contains(
            "there is no loss dise; focal has no parameter beta; it is focal(gamma=2, alpha=none); Dice: Smooth is 0, and a finite number above 0 is expected.",
            Assert.Throws<SegLabException>(() => Loss.Parse("dise + focal(beta=1) + dice(smooth=0)")).Message,
            StringComparison.Ordinal);

    public static TheoryData<string, string> Endless => new()
    {
        { $"{new string('(', 60_000)}bce{new string(')', 60_000)}", "it is 120003 characters long, and 4000 are the most" },
        { new string('(', 60_000), "it is 60000 characters long" },
        { $"{new string('(', 41)}bce{new string(')', 41)}", "its brackets are nested more than 40 deep" },
        { new string('(', 4000), "its brackets are nested more than 40 deep" },
        { string.Concat(Enumerable.Repeat("growing_weight(", 200)), "its brackets are nested more than 40 deep" },
        { string.Concat(Enumerable.Repeat("2*(bce + ", 400)), "its brackets are nested more than 40 deep" },
        { string.Join('+', Enumerable.Repeat("bce", 2500)), "it is 9999 characters long" },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public void ATextWithoutMeasureIsRefusedInAFewWords(string text, string problem)
    {
        var message = Assert.Throws<SegLabException>(() => Loss.Parse(text)).Message;
        Assert.Contains(problem, message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1, 3000);
    }

    [Fact]
    public void ALongSumAndManyBracketsAreRead()
    {
        Assert.Equal(new Bce(), Loss.Parse($"{new string('(', 40)}bce{new string(')', 40)}"));
        Assert.Equal(string.Join(" + ", Enumerable.Repeat(new Bce().Name, 1000)), Loss.Parse(string.Join('+', Enumerable.Repeat("bce", 1000))).Name);
    }
}
