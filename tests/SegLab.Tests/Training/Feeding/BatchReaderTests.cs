using SegLab.Data;
using SegLab.Data.Caching;
using SegLab.Training.Feeding;
using Xunit;

namespace SegLab.Tests.Training.Feeding;

/// <summary>Reading ahead ends when nobody wants more, and tells what went wrong.</summary>
public sealed class BatchReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void ItEndsInTheMiddleOfAnEpoch(int taken)
    {
        var reader = new BatchReader(Images(), [0, 1, 2, 3, 4, 5], 2);
        reader.Begin([0, 1, 2, 3, 4, 5]);
        for (var batch = 0; batch < taken; batch++)
            reader.Take(batch).Dispose();
        reader.Dispose();
        File.Delete(Pack());
    }

    [Fact]
    public void AnEpochMayBeginBeforeTheLastHasEnded()
    {
        using var reader = new BatchReader(Images(), [0, 1, 2, 3, 4, 5], 4);
        reader.Begin([0, 1, 2, 3, 4, 5]);
        var first = reader.Take(0).Pictures.ToArray();
        reader.Begin([4, 5, 0, 1, 2, 3]);
        using (var other = reader.Take(0))
            Assert.NotEqual(first, other.Pictures.ToArray());
        using var last = reader.Take(1);
        Assert.Equal((1, 2), (last.Batch, last.Count));
        Assert.Equal(first.AsSpan(first.Length / 2), last.Pictures);
    }

    [Fact]
    public void WhatCantBeReadIsToldWithItsPicture()
    {
        var images = Images();
        using (var file = File.Open(Pack(), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
        {
            file.Seek(4096 + (3 * 3 * 16 * 16 * sizeof(float)), SeekOrigin.Begin);
            file.Write(new byte[99]);
        }

        using var reader = new BatchReader(images, [0, 1, 2, 3], 2);
        reader.Begin([0, 1, 2, 3]);
        reader.Take(0).Dispose();
        Assert.Contains("is damaged at picture 'IMD004'", Assert.Throws<SegLabException>(() => reader.Take(1)).Message, StringComparison.Ordinal);
    }

    private string Pack() => Directory.GetFiles(_folder.Path, "*.pack").Single();

    private ImageSet Images() => DataSource.MadeUp(6).Load(16, new LoadOptions { Cache = new ImageCache(_folder.Path) });
}
