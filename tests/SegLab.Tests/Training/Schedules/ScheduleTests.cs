using SegLab.Metrics;
using SegLab.Training;
using SegLab.Training.Schedules;
using Xunit;

namespace SegLab.Tests.Training.Schedules;

public sealed class ScheduleTests
{
    public static TheoryData<Schedule> All => [new ConstantRate(), new WarmupCosine(), new WarmupCosine { Warmup = 0 }, new WarmupCosine { Warmup = 1, Final = 0 }, new OneCycle(), new OneCycle { Rise = 0 }, new OneCycle { Rise = 1 }, new Plateau()];

    [Theory, MemberData(nameof(All))]
    public void EveryFactorIsFromZeroToOneAndTheHighestIsOne(Schedule schedule)
    {
        foreach (var steps in (int[])[1, 2, 7, 160])
        {
            var factors = Enumerable.Range(0, steps).Select(step => schedule.Factor(step, steps, [])).ToList();
            Assert.All(factors, factor => Assert.InRange(factor, 0, 1));
            if (steps > 50)
                Assert.Equal(1, factors.Max(), 1e-3);
        }
    }

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(4, 0.5)]
    [InlineData(9, 1)]
    [InlineData(10, 1)]
    [InlineData(55, 0.505)] // halfway down from 1 to 0.01
    [InlineData(100, 0.01)]
    public void WarmupRisesInALineAndTheCosineFalls(int step, double expected) => Assert.Equal(expected, new WarmupCosine().Factor(step, 100, []), 1e-12);

    // torch.optim.lr_scheduler.OneCycleLR(max_lr=1, total_steps=10): first 1/25, peak at step 0.3·10 − 1, last 1/25·10⁻⁴.
    [Theory]
    [InlineData(0, 0.04)]
    [InlineData(1, 0.52)]
    [InlineData(2, 1)]
    [InlineData(9, 4e-6)]
    public void OneCycleIsPyTorchs(int step, double expected) => Assert.Equal(expected, new OneCycle().Factor(step, 10, []), 1e-12);

    [Theory]
    [InlineData("", 1)]
    [InlineData("5 6 7", 1)]
    [InlineData("5 5", 1)]
    [InlineData("5 5 5", 0.5)]
    [InlineData("5 4 6 5 6", 0.5)]
    [InlineData("5 4 4 4 4", 0.25)]
    [InlineData("5 4 4 4 4 4 4", 0.2)]
    public void APlateauIsLeftWithASmallerRate(string ious, double expected)
    {
        var history = ious.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((iou, index) => Epoch(index + 1, int.Parse(iou, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(expected, new Plateau { Patience = 2, Least = 0.2 }.Factor(99, 100, history));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void ParametersOutsideTheirRangeAreRefused(double value)
    {
        Action[] wrong =
        [
            () => _ = new WarmupCosine { Warmup = value }, () => _ = new WarmupCosine { Final = value },
            () => _ = new OneCycle { Rise = value }, () => _ = new OneCycle { Start = value }, () => _ = new OneCycle { Final = value },
            () => _ = new Plateau { Reduction = value }, () => _ = new Plateau { Least = value }, () => _ = new Plateau { Patience = 0 },
        ];
        Assert.All(wrong, make => Assert.Contains(" is expected.", Assert.Throws<SegLabException>(make).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void SchedulesAreValues()
    {
        Assert.Equal(new WarmupCosine { Warmup = 0.2 }, new WarmupCosine { Warmup = 0.2 });
        Assert.NotEqual<Schedule>(new WarmupCosine(), new ConstantRate());
        Assert.Equal(
            ["constant", "warm-up 0.2, cosine to 0.01", "one cycle, rise 0.3, from 0.04 to 4E-06", "plateau, times 0.5 after 5, at least 0.01"],
            ((Schedule[])[new ConstantRate(), new WarmupCosine { Warmup = 0.2 }, new OneCycle(), new Plateau()]).Select(schedule => schedule.ToString()));
    }

    private static EpochRecord Epoch(int number, int tenths) => new(number, 1, 1, 0) { Validation = [new ConfusionCounts(tenths, 10 - tenths, 0, 0)] };
}
