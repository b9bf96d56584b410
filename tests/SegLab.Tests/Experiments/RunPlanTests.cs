using System.Diagnostics;
using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Experiments;

/// <summary>Estimates. Clocks are compared with clocks that began earlier and end later, never with a speed.</summary>
public sealed class RunPlanTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    [Fact]
    public void BeforeThereIsAPaceThereIsNoEstimate()
    {
        var (first, second) = (Run(Architectures.SegNet, 1), Run(Architectures.SegNet, 2));
        var plan = new RunPlan([first, second], 16);
        Assert.Equal((2, 2), (plan.Count, plan.Waiting));
        plan.Start(first);
        Assert.Equal((2, 1), (plan.Count, plan.Waiting));
        Assert.Null(plan.RemainingAfter(first, 0));
    }

    [Fact]
    public void HalfOfARunTellsHowLongOneOfThreeTimesTheEpochsTakes()
    {
        var (first, second) = (Run(Architectures.SegNet, 2), Run(Architectures.SegNet, 6));
        var plan = new RunPlan([first, second], 16);
        var outer = Stopwatch.StartNew();
        plan.Start(first);
        Thread.Sleep(Pause);
        var remaining = plan.RemainingAfter(first, share: 0.5)!.Value;
        Assert.InRange(remaining, 0.9 * 6 * Pause, 6 * outer.Elapsed);
    }

    [Fact]
    public void AHeavierNetworkTakesLongerInProportionToItsMultiplyAdds()
    {
        var (first, second) = (Run(Architectures.SegNet, 1), Run(Architectures.UNet, 1));
        var plan = new RunPlan([first, second], 32);
        var heavier = (double)LayerSummary.Of(Architectures.UNet, 32).MultiplyAdds / LayerSummary.Of(Architectures.SegNet, 32).MultiplyAdds;
        var outer = Stopwatch.StartNew();
        plan.Start(first);
        Thread.Sleep(Pause);
        plan.Finish(first);
        var spent = outer.Elapsed;
        Assert.InRange(plan.RemainingAfter(first, 0)!.Value, 0.9 * heavier * Pause, heavier * spent);
        Assert.InRange(heavier, 3, 5);
    }

    [Fact]
    public void TimeBetweenRunsIsNotCounted()
    {
        var (first, second) = (Run(Architectures.SegNet, 1), Run(Architectures.SegNet2, 1));
        var plan = new RunPlan([first, second], 16);
        plan.Start(first);
        Thread.Sleep(Pause);
        plan.Finish(first);
        var once = plan.RemainingAfter(first, 0);
        Thread.Sleep(Pause);
        Assert.Equal(once, plan.RemainingAfter(first, 0));
    }

    [Fact]
    public void ARunThatWasNotPlannedLeavesTheOthersWaiting()
    {
        var plan = new RunPlan([Run(Architectures.SegNet, 1)], 16);
        plan.Start(Run(Architectures.SegNet, 2));
        Assert.Equal(1, plan.Waiting);
    }

    private static Experiment Run(Architecture architecture, int epochs) => new(architecture, new Bce()) { Training = new TrainingOptions { Epochs = epochs } };
}
