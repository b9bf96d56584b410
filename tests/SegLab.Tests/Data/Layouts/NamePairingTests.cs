using SegLab.Data;
using SegLab.Data.Layouts;
using Xunit;

namespace SegLab.Tests.Data.Layouts;

public sealed class NamePairingTests
{
    private const string Composed = "l\u00E4sion";
    private const string Decomposed = "la\u0308sion";

    public static TheoryData<string[], string[], string[]> Names => new()
    {
        { ["a", "b"], ["a", "b_mask"], ["a + a", "b + b_mask"] },
        // The name is the image's, as it is on the disk.
        { [Composed], [$"{Decomposed}_mask"], [$"{Composed} + {Decomposed}_mask"] },
        { [Decomposed], [Composed], [$"{Decomposed} + {Composed}"] },
        { ["IMG_1"], ["img_1_MASK"], ["IMG_1 + img_1_MASK"] },
        { [Composed.ToUpperInvariant()], [Decomposed], [$"{Composed.ToUpperInvariant()} + {Decomposed}"] },
        // The very same name comes before one that reads the same.
        { [Composed, Decomposed], [Composed, $"{Decomposed}_gt"], [$"{Decomposed} + {Decomposed}_gt", $"{Composed} + {Composed}"] },
        // Where names differ by case alone, case counts.
        { ["a", "A"], ["A_mask", "a"], ["A + A_mask", "a + a"] },
        { ["a", "A"], ["A_mask"], ["A + A_mask", "a + –"] },
        { ["img", "IMG"], ["Img"], ["IMG + –", "– + Img", "img + –"] },
        { ["img"], ["Img", "IMG"], ["– + IMG", "– + Img", "img + –"] },
        // An image may be called a mask, in capitals too.
        { ["x_mask"], ["X_MASK"], ["x_mask + X_MASK"] },
        { ["x_mask"], ["X_MASK_mask"], ["x_mask + X_MASK_mask"] },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void ImagesAndMasksPairByName(string[] images, string[] masks, string[] expected)
    {
        var (pairs, problems) = NamePairing.Pair("d", [.. images.Select(name => $"d/images/{name}.jpg")], [.. masks.Select(name => $"d/masks/{name}.png")]);
        Assert.Equal(expected, pairs.Select(pair => $"{Stem(pair.ImagePath)} + {Stem(pair.MaskPath)}"));
        Assert.All(pairs.Where(pair => pair.ImagePath is not null), pair => Assert.Equal(Stem(pair.ImagePath), pair.Name));
        Assert.Empty(problems);
    }

    [Fact]
    public void ASavedSplitFindsItsPicturesWhereAnotherSystemWritesTheirNames()
    {
        using var folder = new TemporaryFolder();
        var split = new Split([0], [1], [2]);
        split.Save(folder["split.json"], [Composed, "b", "c"]);
        Assert.Equal(split, Split.Read(folder["split.json"], [Composed, "b", "c"]));
        Assert.Equal(split, Split.Read(folder["split.json"], [Decomposed, "b", "c"]));
        Assert.Equal(new Split([3], [1], [2]), Split.Read(folder["split.json"], [Decomposed, "b", "c", Composed]));
        Assert.Contains("do not include", Assert.Throws<SegLabException>(() => Split.Read(folder["split.json"], [Composed.ToUpperInvariant(), "b", "c"])).Message, StringComparison.Ordinal);
    }

    private static string Stem(string? path) => path is null ? "–" : Path.GetFileNameWithoutExtension(path);
}
