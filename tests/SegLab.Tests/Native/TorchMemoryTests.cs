using System.Runtime.InteropServices;
using SegLab.Native;
using TorchSharp;
using Xunit;

namespace SegLab.Tests.Native;

public sealed unsafe class TorchMemoryTests
{
    private const long Numbers = 4 << 20;

    public TorchMemoryTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "The arena is for Linux on x64 alone.");
        Assert.True(LargeBlocks.Reuse(), "This libtorch does not ask for memory as SegLab expects: see TorchMemory.");
    }

    [Fact]
    public void LargeTensorsLieInTheArenaAndSmallOnesDoNot()
    {
        using var large = torch.zeros(Numbers);
        using var small = torch.zeros(1000);
        Assert.True(Lies(large));
        Assert.False(Lies(small));
        using var sum = large.add_(2).sum();
        Assert.Equal(2f * Numbers, sum.item<float>());
    }

    [Fact]
    public void SayingItAgainChangesNothing()
    {
        Assert.True(LargeBlocks.Reuse());
        using var large = torch.ones(Numbers);
        Assert.True(Lies(large));
        LargeBlocks.Release();
        using var sum = large.sum();
        Assert.Equal((float)Numbers, sum.item<float>());
    }

    /// <summary>Convolutions take their scratch memory by its address alone, and gradients are freed where they are no longer needed.</summary>
    [Fact]
    public void StepsOnSeveralThreadsGiveWhatOneGives()
    {
        var expected = Gradient();
        var found = new float[4];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = found.Length }, index =>
        {
            for (var repetition = 0; repetition < 3; repetition++)
                found[index] = Gradient();
        });
        Assert.All(found, value => Assert.Equal(expected, value, 1e-3f * Math.Abs(expected)));
    }

    [Fact]
    public void WhatTheArenaCannotHoldIsLibtorchsMatter()
    {
        var error = Assert.ThrowsAny<Exception>(() => torch.empty(1L << 60, dtype: torch.ScalarType.Byte));
        Assert.Contains("memory", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static float Gradient()
    {
        using var scope = torch.NewDisposeScope();
        var pictures = torch.linspace(-1, 1, 2 * 8 * 384 * 384).reshape(2, 8, 384, 384);
        var weight = torch.linspace(-0.1, 0.1, 8 * 8 * 9).reshape(8, 8, 3, 3).requires_grad_();
        torch.nn.functional.conv2d(pictures, weight, padding: [1, 1]).relu().square().mean().backward();
        return weight.grad!.abs().sum().item<float>();
    }

    private static bool Lies(torch.Tensor tensor)
    {
        fixed (byte* first = tensor.bytes)
            return TorchMemory.Arena!.Contains(first);
    }
}
