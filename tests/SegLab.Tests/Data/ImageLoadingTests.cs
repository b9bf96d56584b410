using SegLab.Data;
using SegLab.Data.Resizing;
using Xunit;

namespace SegLab.Tests.Data;

public sealed class ImageLoadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PicturesAreResizedInTheOrderOfTheirNames()
    {
        TestPictures.Ph2(_folder, 5);
        var set = DataSource.Open(_folder.Path).Load(8);
        Assert.Equal((5, 8, 8), (set.Count, set.Height, set.Width));
        using var images = set.Images([4, 0, 4]);
        Assert.Equal([3, 3, 8, 8], images.shape);
        float[] expected = [.. new uint[] { 5, 1, 5 }.SelectMany(seed => ImageResize.Resize(TestPictures.Image(seed: seed), 8, 8))];
        Assert.Equal(expected, images.data<float>().ToArray());
        using var masks = set.Masks([1]);
        Assert.Equal([1, 1, 8, 8], masks.shape);
        Assert.Equal(MaskResize.Linear(TestPictures.Mask(), 8, 8).Select(value => (float)value), masks.data<float>().ToArray());
    }

    [Fact]
    public void PicturesOfTheSizeKeepTheirBytesWithAndWithoutOthers()
    {
        TestPictures.Save(_folder["images/a.png"], TestPictures.Image(16, 16));
        TestPictures.Save(_folder["masks/a.png"], TestPictures.Mask(16, 16));
        var alone = DataSource.Open(_folder.Path).Load(16);
        TestPictures.Save(_folder["images/b.png"], TestPictures.Image(20, 16));
        TestPictures.Save(_folder["masks/b.png"], TestPictures.Mask(20, 16));
        var mixed = DataSource.Open(_folder.Path).Load(16);
        float[] expected = ImageResize.Resize(TestPictures.Image(16, 16), 16, 16);
        foreach (var set in (ImageSet[])[alone, mixed])
        {
            using var images = set.Images([0]);
            Assert.Equal(expected, images.data<float>().ToArray());
            Assert.Equal(TestPictures.Image(16, 16).Pixels, set.Picture(0).Pixels);
            Assert.Equal(TestPictures.Mask(16, 16).Pixels, set.Mask(0).Pixels);
        }
    }

    [Fact]
    public void ProgressCountsEveryPictureOnce()
    {
        var reports = new ProgressRecord();
        DataSource.MadeUp(6).Load(8, reports, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 6).Select(done => new LoadProgress(done, 6)), reports.Seen);
    }

    [Fact]
    public void LoadingCanBeCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => DataSource.MadeUp(6).Load(8, cancellationToken: cancellation.Token));
    }

    [Theory]
    [InlineData(0, "at least 1")]
    [InlineData(-16, "at least 1")]
    [InlineData(40_000, "do not fit into one image set")]
    public void AnImpossibleSizeIsRefused(int size, string expected) =>
        Assert.Contains(expected, Assert.Throws<SegLabException>(() => DataSource.MadeUp(6).Load(size)).Message, StringComparison.Ordinal);

    private sealed class ProgressRecord : IProgress<LoadProgress>
    {
        public List<LoadProgress> Seen { get; } = [];

        public void Report(LoadProgress value) => Seen.Add(value);
    }
}
