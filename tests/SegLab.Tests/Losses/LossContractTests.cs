using System.Reflection;
using System.Text.RegularExpressions;
using SegLab.Losses;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Losses;

/// <summary>What every loss of the catalogue keeps to; a new line there is under test at once.</summary>
public sealed class LossContractTests
{
    private static readonly IReadOnlyList<Loss> Checked =
    [
        .. LossCatalog.All, .. LossCatalog.Combinations, (0.5 * new Bce()) + new Dice(),
        new Dice(PerImage: true), new Tversky(0.3, PerImage: true), new Focal(0.5, 0.25), new Focal(0), new LovaszHinge(PerImage: true),
        new Jaccard(PerImage: true), new UnifiedFocal(Gamma: 0),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Checked.Count)];

    public static TheoryData<int> Stable => [.. Enumerable.Range(0, Checked.Count).Where(index => !LossCatalog.AsAssigned.Contains(Checked[index]))];

    public static TheoryData<int> Locating => [.. Enumerable.Range(0, Checked.Count).Where(index => Checked[index].Locates)];

    [Fact]
    public void EveryLossIsInTheCatalogue()
    {
        // The store's stand-in for a loss of which only the name is left is none to train with.
        var types = typeof(Loss).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Loss)) && !type.IsAbstract && type.Namespace!.StartsWith("SegLab.Losses", StringComparison.Ordinal));
        Type[] combinations = [typeof(WeightedLoss), typeof(LossSum), typeof(CustomLoss), typeof(GrowingWeight)];
        Assert.Equal(types.Except(combinations).OrderBy(type => type.Name), LossCatalog.All.Select(loss => loss.GetType()).OrderBy(type => type.Name));
    }

    [Fact]
    public void EverySumIsInAFamilyAndNoLossIsInTwo()
    {
        var losses = LossCatalog.Families.SelectMany(family => family.Losses).ToList();
        Assert.Equal(losses.Count, losses.Distinct().Count());
        Assert.All(LossCatalog.Combinations, sum => Assert.Contains(sum, losses));
        Assert.All(losses, loss => Assert.True(loss.Locates, $"{loss} is a term."));
    }

    [Fact]
    public void NamesAreUniqueAndTheCatalogueHoldsDefaults()
    {
        Assert.Equal(Checked.Count, Checked.Select(loss => loss.Name).Distinct().Count());
        Assert.All(Checked, loss => Assert.False(string.IsNullOrWhiteSpace(loss.Name)));
        Assert.All(LossCatalog.All, loss => Assert.Equal(Default(loss.GetType()), loss));
        Assert.All(LossCatalog.All, loss => Assert.Equal(Default(loss.GetType()).GetHashCode(), loss.GetHashCode()));
        Assert.All(LossCatalog.All, loss => Assert.Equal(loss.Name, loss.ToString()));
    }

    /// <summary>That KaTeX sets them all is for a browser to say: LossFormulaTests.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void HasAFormulaOfItsOwnWithBalancedBraces(int index)
    {
        var formula = Checked[index].Formula;
        Assert.NotEqual(LossFormula.Text(Checked[index].Name), formula);
        Assert.DoesNotContain("$", formula, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", formula, StringComparison.Ordinal);
        var depths = formula.Aggregate((Depth: 0, Least: 0), (state, character) =>
        {
            var depth = state.Depth + (character == '{' ? 1 : character == '}' ? -1 : 0);
            return (depth, Math.Min(state.Least, depth));
        });
        Assert.Equal((0, 0), depths);
        Assert.Equal(Regex.Count(formula, @"\\left\b"), Regex.Count(formula, @"\\right\b"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void IsAScalarOfTheLogitsTypeWithAGradientForEachLogit(int index)
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            using var scope = NewDisposeScope();
            var (logits, target) = Example(Checked[index], batch: 3, type);
            var value = Checked[index].Of(logits.requires_grad_(), target);
            Assert.Empty(value.shape);
            Assert.Equal(type, value.dtype);
            value.backward();
            Assert.Equal(logits.shape, logits.grad!.shape);
            Assert.True(logits.grad.abs().sum().to_type(ScalarType.Float64).item<double>() > 0);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void GradientIsTheSlope(int index)
    {
        using var scope = NewDisposeScope();
        var (logits, target) = Example(Checked[index], batch: 2, ScalarType.Float64);
        Checked[index].Of(logits.requires_grad_(), target).backward();
        using var noGradient = no_grad();
        const double step = 1e-5;
        for (var pixel = 0; pixel < logits.numel(); pixel++)
        {
            var nudge = zeros_like(logits);
            nudge.view(-1)[pixel] = step;
            var slope = (Checked[index].Of(logits + nudge, target) - Checked[index].Of(logits - nudge, target)).item<double>() / (2 * step);
            Assert.Equal(slope, logits.grad!.view(-1)[pixel].item<double>(), 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Stable))]
    public void ValueAndGradientAreFiniteForAllLogitsAndMasks(int index)
    {
        foreach (var magnitude in new[] { 0f, 1f, 16.7f, 89f, 100f, 1e4f, 1e30f })
        {
            foreach (var maskValue in new[] { 0f, 1f })
            {
                foreach (var sign in new[] { -1f, 1f })
                {
                    using var scope = NewDisposeScope();
                    var side = Side(Checked[index]);
                    var logits = full([2, 1, side, side], sign * magnitude).requires_grad_();
                    var value = Checked[index].Of(logits, full([2, 1, side, side], maskValue));
                    value.backward();
                    Assert.True(float.IsFinite(value.item<float>()), $"value at {sign * magnitude} against {maskValue}");
                    Assert.True(logits.grad!.isfinite().all().item<bool>(), $"gradient at {sign * magnitude} against {maskValue}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Locating))]
    public void BetterPredictionsCostLess(int index)
    {
        using var scope = NewDisposeScope();
        var (_, target) = Example(Checked[index], batch: 2, ScalarType.Float32);
        var (wrong, unsure, right) = (Value(-2), Value(0), Value(2));
        Assert.True(wrong > unsure && unsure > right, FormattableString.Invariant($"{wrong}, {unsure}, {right}"));

        float Value(double confidence) => Checked[index].Of(confidence * ((2 * target) - 1), target).item<float>();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void TheTargetCountsUnlessTheLossSaysOtherwise(int index)
    {
        using var scope = NewDisposeScope();
        var (logits, target) = Example(Checked[index], batch: 2, ScalarType.Float64);
        var difference = Checked[index].Of(logits, target).item<double>() - Checked[index].Of(logits, 1 - target).item<double>();
        Assert.Equal(Checked[index].UsesTarget, difference != 0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void TheSmallestPictureIsEnoughAndASmallerOneIsRefused(int index)
    {
        using var scope = NewDisposeScope();
        var side = Checked[index].SmallestSide;
        Assert.True(Checked[index].Of(ones(2, 1, side, side), ones(2, 1, side, side)).isfinite().item<bool>());
        if (side == 1)
            return;
        var error = Assert.Throws<SegLabException>(() => Checked[index].Of(ones(2, 1, side, side - 1), ones(2, 1, side, side - 1)));
        Assert.Contains($"at least {side}×{side} pixels", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void TurningThePicturesUpsideDownChangesNothing(int index)
    {
        using var scope = NewDisposeScope();
        var (logits, target) = Example(Checked[index], batch: 2, ScalarType.Float64);
        Assert.Equal(Checked[index].Of(logits, target).item<double>(), Checked[index].Of(logits.flip(2, 3), target.flip(2, 3)).item<double>(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void LeavesNoTensorBehindButTheResult(int index)
    {
        var (logits, target) = Example(Checked[index], batch: 2, ScalarType.Float32);
        using (logits.requires_grad_())
        using (target)
        {
            var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            var value = Checked[index].Of(logits, target);
            Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            value.Dispose();
            Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void TensorsThatDoNotFitAreRefusedWithAllReasons(int index)
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<SegLabException>(() => Checked[index].Of(zeros(2, 3, 4, 4), zeros([2, 1, 4, 8], ScalarType.Float64)));
        Assert.Contains(Checked[index].Name, error.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 3, 4, 4]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 1, 4, 8]", error.Message, StringComparison.Ordinal);
        Assert.Contains("Float64", error.Message, StringComparison.Ordinal);

    }

    private static (Tensor Logits, Tensor Target) Example(Loss loss, int batch, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var side = Side(loss);
        var steps = arange(batch * side * side, ScalarType.Float64).reshape(batch, 1, side, side);
        // No logit is 0, where a loss that looks at decisions may jump.
        var logits = 2 * ((steps * 1.7) + 0.3).sin();
        var target = (steps * 0.9).cos() > 0;
        return scope.MoveToOuter(logits.to_type(type), target.to_type(type));
    }

    private static long Side(Loss loss) => Math.Max(4, loss.SmallestSide);

    private static Loss Default(Type type)
    {
        var constructor = type.GetConstructors().Single(candidate => candidate.GetParameters().All(parameter => parameter.HasDefaultValue));
        return (Loss)constructor.Invoke(BindingFlags.OptionalParamBinding, null, [.. constructor.GetParameters().Select(_ => Type.Missing)], null);
    }
}
