using SegLab.Data;
using SegLab.Data.Duplicates;

namespace SegLab.Figures.Results;

/// <summary>Duplicates as pairs of pictures, one over the other.</summary>
public static class DuplicatePairs
{
    private const int PairsARow = 6;

    /// <summary>Two rows for every six pairs: the first pictures over the second ones, with names; below the second its similarity and how it is turned.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="pairs">At least one, found by <see cref="DuplicateSearch.Find"/> in the set.</param>
    /// <param name="images">The set that was searched.</param>
    /// <exception cref="SegLabException">There are no pairs, or one is not of this set.</exception>
    public static PictureGrid Of(string title, IReadOnlyList<DuplicatePair> pairs, ImageSet images) => Of(title, pairs, images, images);

    /// <summary>Two rows for every six pairs, of two sets.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="pairs">At least one, found by <see cref="DuplicateSearch.Between"/>.</param>
    /// <param name="images">The set of the first pictures.</param>
    /// <param name="others">The set of the second ones.</param>
    /// <exception cref="SegLabException">There are no pairs, or one is not of these sets.</exception>
    public static PictureGrid Of(string title, IReadOnlyList<DuplicatePair> pairs, ImageSet images, ImageSet others)
    {
        if (pairs.FirstOrDefault(pair => pair.First >= images.Count || pair.Second >= others.Count) is { } foreign)
            throw new SegLabException($"The pair '{foreign}' is at positions {foreign.First} and {foreign.Second}, but the sets hold {images.Count} and {others.Count} pictures. Draw the pairs with the sets in which they were found.");
        return new PictureGrid(title, [.. pairs.Chunk(PairsARow).SelectMany(some => Rows(some, images, others))]);
    }

    private static PictureRow[] Rows(DuplicatePair[] pairs, ImageSet images, ImageSet others) =>
    [
        new PictureRow("picture", [.. pairs.Select(pair => Picture.From(images.Picture(pair.First)))]) { Captions = [.. pairs.Select(pair => pair.FirstName)] },
        new PictureRow("duplicate", [.. pairs.Select(pair => Picture.From(others.Picture(pair.Second)))]) { Captions = [.. pairs.Select(Caption)] },
    ];

    private static string Caption(DuplicatePair pair) =>
        pair.Kind == DuplicateKind.Identical ? $"{pair.SecondName}, identical" : FormattableString.Invariant($"{pair.SecondName}, {pair.Similarity:F2}");
}
