using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SegLab.Losses;
using Xunit;

namespace SegLab.Tests.Losses;

/// <summary>A loss is written as text and read back as an equal loss, and mostly by its printed name as well.</summary>
public sealed class LossTextWriterTests
{
    public static TheoryData<string, Loss> Texts => new()
    {
        { "bce", new Bce() },
        { "tversky(beta=0.3)", new Tversky(0.3) },
        { "dice(smooth=1E-07, per_image=true)", new Dice(1e-7, PerImage: true) },
        { "focal(alpha=0.25)", new Focal(Alpha: 0.25) },
        { "topology(side=32)", new Topology(32) },
        { "0.5*bce + tversky(beta=0.3)", (0.5 * new Bce()) + new Tversky(0.3) },
        { "bce + dice + focal", new Bce() + new Dice() + new Focal() },
        { "bce + (dice + focal)", new Bce() + (new Dice() + new Focal()) },
        { "2*(bce + dice)", 2 * (new Bce() + new Dice()) },
        { "2*(3*bce)", 2 * (3 * new Bce()) },
        { "dice + growing_weight(boundary)", new Dice() + new GrowingWeight(new Boundary()) },
        { "growing_weight(bce + dice, step=0.1, limit=0.5)", new GrowingWeight(new Bce() + new Dice(), Step: 0.1, Limit: 0.5) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void ALossIsWrittenAsItsText(string text, Loss loss)
    {
        Assert.Equal(text, LossTextWriter.Write(loss));
        Assert.Equal(loss, Loss.Parse(text));
    }

    [Fact]
    public void ACustomLossHasNoTextNorASumWithOne()
    {
        var own = Loss.From("mine", (logits, _) => logits.mean());
        Assert.All((Loss[])[own, 2 * own, own + new Bce(), new Bce() + own, new GrowingWeight(own)], loss => Assert.Null(LossTextWriter.Write(loss)));
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(AnyLoss)])]
    public void EveryLossComesBackFromItsText(Loss loss) => Assert.Equal(loss, Loss.Parse(LossTextWriter.Write(loss)!));

    // A key holds the name: losses of one name are one to the store.
    [Property(MaxTest = 500, Arbitrary = [typeof(AnyLoss)])]
    public void EveryLossIsFoundByItsPrintedName(Loss loss)
    {
        var found = LossNameReader.Read(loss.Name);
        Assert.NotNull(found);
        Assert.Equal(loss.Name, found.Name);
        if (loss is not (LossSum or WeightedLoss or GrowingWeight))
            Assert.Equal(loss, found);
    }

    [Theory]
    [InlineData("mine")]
    [InlineData("0.5·mine + BCE")]
    [InlineData("Tversky (β = 7)")]
    [InlineData("Tversky (β = x)")]
    [InlineData("Tversky (β = 0.5)")] // A default is never printed.
    [InlineData("Tversky (γ = 0.3)")]
    [InlineData("Tversky (β = 0.3")]
    [InlineData("BCE + ")]
    [InlineData("-1·BCE")]
    [InlineData("1e999·BCE")]
    [InlineData("")]
    [InlineData("((((((((((")]
    public void OtherNamesAreNoLoss(string name) => Assert.Null(LossNameReader.Read(name));

    [Fact]
    public void ALongNameIsNotReadAtAll() => Assert.Null(LossNameReader.Read(new string('(', 60_000)));

    /// <summary>Any loss of the catalogue with any parameters, in sums and weights of any depth.</summary>
    public static class AnyLoss
    {
        public static Arbitrary<Loss> Losses() => Arb.From(Gen.Sized(Of));

        private static Gen<Loss> Of(int size) => size < 2
            ? Single()
            : Gen.Frequency(
                (3, Single()),
                (1, Combined(size, (first, second, _) => first + second)),
                (1, Combined(size, (first, _, number) => number * first)),
                (1, Combined(size, (first, _, number) => new GrowingWeight(first, number, number / 3, number < 2 ? 1 : number))));

        private static Gen<Loss> Combined(int size, Func<Loss, Loss, double, Loss> combine) =>
            from first in Of(size / 2) from second in Of(size / 2) from number in Gen.Choose(0, 4000) select combine(first, second, number / 1000.0);

        // Values that the loss refuses are drawn again.
        private static Gen<Loss> Single() =>
            from signature in Gen.Elements(LossSignature.All.Where(signature => !signature.TakesTerm).ToArray())
            from loss in Made(signature)
            select loss;

        private static Gen<Loss> Made(LossSignature signature)
        {
            var parameters = signature.Parameters.ToList();
            return Gen.Choose(0, 3000).ArrayOf(parameters.Count).Select(numbers => signature.Make(null, [.. parameters.Zip(numbers, Value)], [])).Where(made => made is not null).Select(made => made!);
        }

        private static (string, string) Value((string Name, Type Type) parameter, int number) => (parameter.Name, parameter.Type == typeof(bool) ? (number % 2 == 0 ? "true" : "false")
            : parameter.Type == typeof(int) ? FormattableString.Invariant($"{number % 40}")
            : FormattableString.Invariant($"{Math.Pow(10, (number % 7) - 5) * number / 1000}"));
    }
}
