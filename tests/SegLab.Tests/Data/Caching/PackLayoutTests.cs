using SegLab.Data.Caching;
using Xunit;

namespace SegLab.Tests.Data.Caching;

public sealed class PackLayoutTests
{
    [Fact]
    public void PlanesLieBehindEachOtherBeyondWhatAnArrayHolds()
    {
        var layout = new PackLayout(20_000, 512, 512, HoldsBytes: false);
        Assert.Equal(4096 + (19_999L * 3 * 4 * 512 * 512), layout.Picture(19_999));
        Assert.Equal(layout.Picture(19_999) + layout.PictureLength, layout.Mask(0));
        Assert.Equal(layout.Mask(0) + (20_000L * 512 * 512), layout.End);
    }

    [Fact]
    public void APictureBeyondTwoGigabytesIsWrittenAndRead()
    {
        using var folder = new TemporaryFolder();
        // Sparse where nothing is written.
        var (layout, path) = (new PackLayout(12_000, 256, 256, HoldsBytes: true), folder["large.pack"]);
        var names = Enumerable.Range(0, layout.Count).Select(index => $"{index}").ToArray();
        byte[] picture = [.. Enumerable.Range(0, layout.PictureLength).Select(value => (byte)(value * 7))], mask = [.. Enumerable.Repeat((byte)1, layout.MaskLength)];
        using (var draft = new PackDraft(path))
        {
            var writer = draft.Begin(layout);
            writer.Write(11_999, names[^1], picture, mask);
            draft.Complete(new PackContent("key", "", names, 256, 256, HoldsBytes: true, "", new int[layout.Count], Last(Checksum.Of(picture)), Last(Checksum.Of(mask))));
        }

        var packed = PackedImages.Open(path, "key");
        byte[] read = new byte[layout.PictureLength], readMask = new byte[layout.MaskLength];
        packed.ReadPicture(11_999, read);
        packed.ReadMask(11_999, readMask);
        Assert.Equal(picture, read);
        Assert.Equal(mask, readMask);

        uint[] Last(uint value)
        {
            var values = new uint[layout.Count];
            values[^1] = value;
            return values;
        }
    }
}
