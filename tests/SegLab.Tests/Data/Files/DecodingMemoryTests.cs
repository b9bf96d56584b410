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
        using var reading = new PairReading(new DecodingMemory(100_000));
        using var decoding = new PictureDecoding(_folder["a.png"], "image", reading);
        Assert.Matches("^the image is 300×200, and decoding it takes 1 MB of memory, and 0 MB are the limit here", decoding.Run());
    }

    /// <summary>Ten kilobytes that promise 200 million pixels cost nothing.</summary>
    [Theory]
    [InlineData(100_000, 2_000)]
    [InlineData(16_000, 16_000)]
    public void AFileThatCannotHoldItsPixelsIsRefusedBeforeMemoryIsTaken(int width, int height)
    {
        File.WriteAllBytes(_folder["a.png"], TestPng.Lying(width, height));
        using var reading = new PairReading(new DecodingMemory(1000));
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
