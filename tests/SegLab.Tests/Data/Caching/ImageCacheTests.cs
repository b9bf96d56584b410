using SegLab.Data;
using SegLab.Data.Caching;
using SegLab.Data.Files;
using Xunit;

namespace SegLab.Tests.Data.Caching;

/// <summary>A cache gives what loading gives, once made without decoding, and never what is damaged.</summary>
public sealed class ImageCacheTests : IDisposable
{
    private const int Size = 8;

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _cache = new();
    private readonly List<string> _notices = [];

    public static TheoryData<int, bool> Kinds => new() { { Size, false }, { Size, true }, { 16, false }, { 16, true } };

    private string[] Packs => Directory.GetFiles(_cache.Path, "*.pack");

    public void Dispose()
    {
        _folder.Dispose();
        _cache.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ACachedSetIsTheLoadedSet(int size, bool bytes)
    {
        // One picture has the size 16 already, the others have not.
        TestPictures.TwoFolders(_folder, 3);
        TestPictures.Save(_folder["images/a.png"], TestPictures.Image(16, 16));
        TestPictures.Save(_folder["masks/a.png"], TestPictures.Mask(16, 16));
        var source = DataSource.Open(_folder.Path);
        var plain = source.Load(size, new LoadOptions { Bytes = bytes });
        Assert.Equal(bytes, plain.HoldsBytes);
        for (var time = 0; time < 2; time++)
            Same(plain, source.Load(size, Options(bytes)));
        Assert.Single(Packs);
        Assert.Empty(_notices);
    }

    [Fact]
    public void PicturesOfTheSizeStayBytes()
    {
        TestPictures.Save(_folder["images/a.png"], TestPictures.Image(16, 16));
        TestPictures.Save(_folder["masks/a.png"], TestPictures.Mask(16, 16));
        var cached = DataSource.Open(_folder.Path).Load(16, Options());
        Assert.True(cached.HoldsBytes);
        Assert.Equal(TestPictures.Image(16, 16).Pixels, cached.Picture(0).Pixels);
    }

    [Fact]
    public void BytesAreTheNearestOfTheResizedValues()
    {
        var source = DataSource.MadeUp(2);
        var (numbers, bytes) = (source.Load(Size).Values(1), source.Load(Size, new LoadOptions { Bytes = true }).Values(1));
        Assert.All(numbers.Zip(bytes), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, (1 / 510f) + 1e-6f));
    }

    [Fact]
    public void TheSecondTimeNothingIsPainted()
    {
        var source = DataSource.MadeUp(3);
        source.Load(Size, Options());
        source.Load(Size, Options(), new Unwanted());
    }

    [Fact]
    public void WhateverChangesTheSetMakesAnother()
    {
        TestPictures.TwoFolders(_folder, 2);
        var hashes = new HashSet<string> { Hash(Size), Hash(Size, bytes: true), Hash(Size + 1) };
        var changed = TestPictures.Image(seed: 0);
        changed.Pixels[7] ^= 128;
        TestPictures.Save(_folder["images/a.png"], changed);
        hashes.Add(Hash(Size));
        File.Move(_folder["images/a.png"], _folder["images/c.png"]);
        File.Move(_folder["masks/a.png"], _folder["masks/c.png"]);
        hashes.Add(Hash(Size));
        hashes.Add(DataSource.MadeUp(3, seed: 1).Load(Size, Options()).ContentHash);
        hashes.Add(DataSource.MadeUp(3, seed: 2).Load(Size, Options()).ContentHash);
        hashes.Add(DataSource.MadeUp(4, seed: 2).Load(Size, Options()).ContentHash);
        Assert.Equal(8, hashes.Count);
        Assert.Equal(8, Packs.Length);

        string Hash(int size, bool bytes = false) => DataSource.Open(_folder.Path).Load(size, Options(bytes)).ContentHash;
    }

    [Fact]
    public void ASetMadeFromOldMasksIsNotFoundForNewOnes()
    {
        var folder = TestPictures.Ph2(_folder, 2);
        var mask = Path.Combine(folder, "IMD001/IMD001_lesion/IMD001_lesion.bmp");
        var (time, length) = (File.GetLastWriteTimeUtc(mask), new FileInfo(mask).Length);
        var before = DataSource.Open(folder).Load(Size, Options()).ContentHash;
        var other = TestPictures.Mask();
        Array.Fill<byte>(other.Pixels, 1, 0, 100);
        BitmapFile.Write(mask, other);
        File.SetLastWriteTimeUtc(mask, time);
        Assert.Equal(length, new FileInfo(mask).Length);
        Assert.NotEqual(before, DataSource.Open(folder).Load(Size, Options()).ContentHash);
        Assert.Equal(DataSource.Open(folder).Load(Size).ContentHash, DataSource.Open(folder).Load(Size, Options()).ContentHash);
    }

    [Fact]
    public void FilesThatChangeWhileTheyAreReadMakeNoPack()
    {
        TestPictures.TwoFolders(_folder, 2);
        var change = new Once(() => TestPictures.Save(_folder["images/a.png"], TestPictures.Image(seed: 7)));
        var message = Assert.Throws<SegLabException>(() => DataSource.Open(_folder.Path).Load(Size, Options(), change)).Message;
        Assert.Contains("changed while they were read", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_cache.Path, "*.pa*"));
        DataSource.Open(_folder.Path).Load(Size, Options());
        Assert.Single(Packs);
    }

    [Fact]
    public void VerifyingFindsTheSameSetAndSaysWhatHadChangedUnseen()
    {
        TestPictures.TwoFolders(_folder, 2);
        var source = DataSource.Open(_folder.Path);
        var options = Options() with { Cache = new ImageCache(_cache.Path) { Verify = true } };
        Same(source.Load(Size, options), source.Load(Size, options, new Unwanted()));
        Assert.Empty(_notices);
        // A false memory, as of a file that changed within the clock's tick.
        new FileHashes(_cache.Path, DateTime.UtcNow.AddDays(1)).Of(source.Pairs, anew: false, CancellationToken.None);
        var hashes = Path.Combine(_cache.Path, "hashes.txt");
        var lines = File.ReadAllLines(hashes);
        Assert.SkipWhen(lines.Length == 1, "This file system has no change times: files are hashed each time.");
        File.WriteAllLines(hashes, [lines[0], .. lines[1..].Select(line => new string('0', 64) + line[64..])]);
        Same(source.Load(Size), source.Load(Size, options, new Unwanted()));
        Assert.Contains("The content of 4 files had changed though their times had not", Assert.Single(_notices), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameFilesInAnotherFolderAreFound()
    {
        TestPictures.TwoFolders(_folder, 2);
        DataSource.Open(_folder.Path).Load(Size, Options());
        using var other = new TemporaryFolder();
        TestPictures.TwoFolders(other, 2);
        Assert.Contains(other.Path, DataSource.Open(other.Path).Load(Size, Options(), new Unwanted()).Source, StringComparison.Ordinal);
        Assert.Single(Packs);
    }

    [Theory]
    [InlineData(0, "does not begin as a pack does")]
    [InlineData(9, "its format is")]
    [InlineData(25, "what it says of itself has changed")]
    [InlineData(-2, "what it says of itself has changed")]
    public void AChangedByteIsToldAndThePackMadeAgain(int position, string expected)
    {
        var source = DataSource.MadeUp(2);
        var whole = source.Load(Size, Options());
        Damage(position);
        Same(whole, source.Load(Size, Options()));
        Assert.Contains(expected, Assert.Single(_notices), StringComparison.Ordinal);
        source.Load(Size, Options(), new Unwanted());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(5000)]
    public void ACutPackIsToldAndMadeAgain(int length)
    {
        var source = DataSource.MadeUp(2);
        source.Load(Size, Options());
        using (var file = File.Open(Packs.Single(), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
            file.SetLength(length);
        Same(source.Load(Size), source.Load(Size, Options()));
        Assert.Single(_notices);
    }

    [Fact]
    public void ADamagedPictureIsNeverGivenAndThePackMadeAgain()
    {
        var source = DataSource.MadeUp(2);
        source.Load(Size, Options());
        Damage(4096 + 17);
        var damaged = source.Load(Size, Options());
        var message = Assert.Throws<SegLabException>(() => damaged.Images([0])).Message;
        Assert.Contains("is damaged at picture 'IMD001'", message, StringComparison.Ordinal);
        Assert.Contains("It was removed.", message, StringComparison.Ordinal);
        Same(source.Load(Size), source.Load(Size, Options()));
    }

    [Fact]
    public void SeveralMayMakeTheSameAtOnce()
    {
        var source = DataSource.MadeUp(3);
        var sets = new ImageSet[4];
        Parallel.For(0, sets.Length, index => sets[index] = source.Load(Size, Options()));
        Assert.All(sets, set => Same(source.Load(Size), set));
        Assert.Equal(Packs, Directory.GetFiles(_cache.Path));
    }

    [Fact]
    public void WhatCantBeLoadedLeavesNothing()
    {
        TestPictures.TwoFolders(_folder, 2);
        File.WriteAllText(_folder["images/b.png"], "no picture");
        Assert.Contains("images/b.png", Assert.Throws<SegLabException>(() => DataSource.Open(_folder.Path).Load(Size, Options())).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<OperationCanceledException>(() => DataSource.MadeUp(3).Load(Size, Options(), cancellationToken: new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFiles(_cache.Path, "*.pa*"));
    }

    [Fact]
    public void AFolderThatCantBeMadeIsTold()
    {
        File.WriteAllText(_folder["file"], "");
        Assert.Contains("can't be used", Assert.Throws<SegLabException>(() => DataSource.MadeUp(2).Load(Size, new LoadOptions { Cache = new ImageCache(_folder["file"]) })).Message, StringComparison.Ordinal);
    }

    private static void Same(ImageSet expected, ImageSet actual)
    {
        Assert.Equal(expected.ContentHash, actual.ContentHash);
        Assert.Equal(expected.HoldsBytes, actual.HoldsBytes);
        Assert.Equal(expected.Names, actual.Names);
        Assert.Equal(expected.LesionShares, actual.LesionShares);
        for (var index = 0; index < expected.Count; index++)
        {
            Assert.Equal(expected.Values(index), actual.Values(index));
            Assert.Equal(expected.MaskValues(index), actual.MaskValues(index));
            Assert.Equal(expected.Picture(index).Pixels, actual.Picture(index).Pixels);
        }

        int[] turned = [expected.Count - 1, 0];
        using var scope = TorchSharp.torch.NewDisposeScope();
        Assert.Equal(expected.Images(turned).data<float>(), actual.Images(turned).data<float>());
        Assert.Equal(expected.Masks(turned).data<float>(), actual.Masks(turned).data<float>());
    }

    private LoadOptions Options(bool bytes = false) => new() { Cache = new ImageCache(_cache.Path), Bytes = bytes, Notice = _notices.Add };

    // Negative positions count from the end.
    private void Damage(int position)
    {
        using var file = File.Open(Packs.Single(), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(position, position < 0 ? SeekOrigin.End : SeekOrigin.Begin);
        var value = file.ReadByte();
        file.Seek(-1, SeekOrigin.Current);
        file.WriteByte((byte)(value ^ 1));
    }

    private sealed class Once(Action act) : IProgress<LoadProgress>
    {
        private int _calls;

        public void Report(LoadProgress value)
        {
            if (Interlocked.Increment(ref _calls) == 1)
                act();
        }
    }

    private sealed class Unwanted : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => Assert.Fail("A picture was read that the cache has.");
    }
}
