using SegLab.Data;
using SegLab.Data.Caching;

namespace SegLab.Benchmarks.Scale;

/// <summary>A pack of any number of pictures in seconds: a few made-up lesions over and over.</summary>
internal static class RepeatedLesions
{
    private const string Key = "repeated";

    /// <summary>Writes a pack of bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="count">How many pictures.</param>
    /// <param name="size">Width and height.</param>
    /// <param name="different">How many different ones.</param>
    public static void Write(string path, int count, int size, int different = 200)
    {
        var images = DataSource.MadeUp(Math.Min(different, count)).Load(size, new LoadOptions { Bytes = true });
        var source = DataSource.MadeUp(count);
        using var draft = new PackDraft(path);
        var writer = draft.Begin(new PackLayout(count, size, size, HoldsBytes: true));
        Parallel.For(0, count, index =>
        {
            var picture = new byte[images.StoredLength];
            images.ReadStored(index % images.Count, picture);
            writer.Write(index, source.Names[index], picture, images.MaskValues(index % images.Count));
        });
        draft.Complete(writer.Content(source.Description, source.Names) with { Key = Key });
    }

    /// <summary>Opens a pack.</summary>
    /// <param name="path">The file that <see cref="Write"/> wrote.</param>
    /// <param name="count">How many pictures.</param>
    public static ImageSet Open(string path, int count) => PackedImages.Open(path, Key).ToSet(DataSource.MadeUp(count));
}
