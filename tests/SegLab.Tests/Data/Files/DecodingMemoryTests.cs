using SegLab.Data;
using SegLab.Data.Files;
using Xunit;

namespace SegLab.Tests.Data.Files;

public sealed class DecodingMemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheLimitGrowsWithTheMachineWithinBounds() =>
        Assert.InRange(new DecodingMemory().Limit, 256L << 20, 1536L << 20);

    [Fact]
    public async Task WhoAsksForMoreThanIsFreeWaitsForItsTurn()
    {
        var memory = new DecodingMemory(100);
        var first = new PairReading(memory);
        Assert.Null(first.Reserve(70));
        var second = Task.Run(() => new PairReading(memory).Reserve(40), TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        first.Dispose();
        Assert.Null(await second);
    }

    [Fact]
    public void WaitingEndsWhenItIsCancelled()
    {
        var memory = new DecodingMemory(100);
        using var holder = new PairReading(memory);
        holder.Reserve(100);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        using var waiting = new PairReading(memory, cancellationToken: cancellation.Token);
        Assert.Throws<OperationCanceledException>(() => waiting.Reserve(1));
    }

    [Fact]
    public void WhatExceedsTheLimitAloneIsRefusedInWords()
    {
        TestPictures.Save(_folder["a.png"], TestPictures.Image(300, 200));
        using var reading = new PairReading(new DecodingMemory(400_000));
        using var decoding = new PictureDecoding(_folder["a.png"], "image", reading);
        Assert.Matches("^the image is 300×200, and decoding it takes 1 MB of memory, and 0 MB are the limit here", decoding.Run());
    }

    [Fact]
    public void AFileIsPartOfTheMemoryBeforeItIsRead()
    {
        TestPictures.Save(_folder["a.png"], TestPictures.Image(300, 200));
        using var reading = new PairReading(new DecodingMemory(100_000));
        using var decoding = new PictureDecoding(_folder["a.png"], "image", reading);
        Assert.Matches("^the image's file has [0-9]+ bytes, and decoding it takes 0 MB", decoding.Run());
    }

    [Fact]
    public async Task WhoWaitsForTheRestHoldsNothing()
    {
        TestPictures.Save(_folder["a.png"], TestPictures.Image(300, 200));
        var memory = new DecodingMemory(1_000_000);
        using var other = new PairReading(memory);
        Assert.True(other.TryReserve(300_000));
        using var reading = new PairReading(memory);
        using var decoding = new PictureDecoding(_folder["a.png"], "image", reading);
        var decoded = Task.Run(decoding.Run, TestContext.Current.CancellationToken);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(decoded.IsCompleted);
        Assert.True(memory.TryTakeNow(700_000));
        memory.Return(700_000);
        other.Dispose();
        Assert.Null(await decoded);
    }

    /// <summary>Of the eleven bytes a pixel that are reserved, the image has three and the decoded mask four.</summary>
    [Theory]
    [InlineData("a.png", false)]
    [InlineData("a.jpg", false)]
    [InlineData("a.png", true)]
    public void AMaskTakesNoMoreThanIsReserved(string name, bool isNoise)
    {
        const int Side = 1000;
        var levels = Enumerable.Range(0, Side).Select(place => (byte)Math.Clamp((100 * place) - 50_000, 0, 255)).ToArray();
        TestPictures.Save(_folder[name], isNoise ? TestPictures.Image(Side, Side) : new RgbImage(Side, Side, [.. Enumerable.Range(0, 3 * Side * Side).Select(value => levels[value / 3 % Side])]));
        using var reading = new PairReading(new DecodingMemory());
        using var decoding = new PictureDecoding(_folder[name], "mask", reading) { OwnValues = true };
        Assert.Null(decoding.Run());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = MaskValues.Read(decoding, lesionValue: null, out _, out var wasCut);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, (4 * Side * Side) + 100_000 + (isNoise ? 1 << 21 : 0));
        Assert.Equal((isNoise, !isNoise), (problem is not null, wasCut));
    }

    /// <summary>Ten kilobytes that promise 200 million pixels cost nothing.</summary>
    [Theory]
    [InlineData(100_000, 2_000)]
    [InlineData(16_000, 16_000)]
    public void AFileThatCannotHoldItsPixelsIsRefusedBeforeMemoryIsTaken(int width, int height)
    {
        File.WriteAllBytes(_folder["a.png"], TestPng.Lying(width, height));
        using var reading = new PairReading(new DecodingMemory(20_000));
        using var decoding = new PictureDecoding(_folder["a.png"], "image", reading);
        Assert.StartsWith("the image is cut short: its header speaks of ", decoding.Run(), StringComparison.Ordinal);
    }

    [Fact]
    public void ALongBitmapHeaderIsRefusedBeforeMemoryIsTaken()
    {
        BitmapFile.Write(_folder["a.bmp"], TestPictures.Image());
        var file = File.ReadAllBytes(_folder["a.bmp"]);
        BitConverter.GetBytes(60_000).CopyTo(file, 18);
        BitConverter.GetBytes(3_000).CopyTo(file, 22);
        File.WriteAllBytes(_folder["a.bmp"], file);
        Assert.False(PictureFile.TryReadImage(_folder["a.bmp"], out _, out var problem));
        Assert.StartsWith("the image is cut short", problem, StringComparison.Ordinal);
    }
}
