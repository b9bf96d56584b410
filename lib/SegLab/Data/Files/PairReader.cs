using SegLab.Data.Layouts;

namespace SegLab.Data.Files;

/// <summary>Reads an image with its mask and collects everything that is wrong with the two.</summary>
/// <param name="folder">The data set's folder, for the names in problems.</param>
internal sealed class PairReader(string folder)
{
    /// <summary>Reads both files, also when the first is bad, so that all problems are found.</summary>
    /// <param name="pair">What to read.</param>
    /// <param name="lesionValue">The masks' value that is lesion; null where the brighter of two is.</param>
    /// <param name="reading">Receives what is wrong and what was found out.</param>
    /// <returns>The pair at its own size, or null if there was a problem.</returns>
    public LesionPair? Read(DataPair pair, int? lesionValue, PairReading reading)
    {
        RgbImage? image = null;
        string? turning = null;
        if (pair.ImagePath is null)
        {
            Refuse(pair.MaskPath!, "a mask without an image.");
        }
        else
        {
            using var decoding = new PictureDecoding(pair.ImagePath, "image", reading);
            if (decoding.Run() is { } problem)
                Refuse(pair.ImagePath, problem);
            else
                (image, turning, reading.ImageWasTurned) = (PictureFile.Image(decoding), Turning(decoding, "image"), !decoding.Orientation.IsAsStored);
        }

        Mask? mask = null;
        if (pair.MaskPath is null)
        {
            Refuse(pair.ImagePath!, "an image without a mask.");
        }
        else
        {
            using var decoding = new PictureDecoding(pair.MaskPath, "mask", reading) { OwnValues = true, OwnPlaces = lesionValue is not null, Expect = Fit };
            if ((decoding.Run() ?? PictureFile.ReadMask(decoding, lesionValue, reading, out mask)) is { } problem)
                Refuse(pair.MaskPath, problem + (mask is null && image is not null && decoding.Seen != (image.Width, image.Height) ? Turning(decoding, "mask") : ""));
        }

        if (mask is not null && reading is { MaskIsEmpty: true, RefusesEmpty: true })
            Refuse(pair.MaskPath!, "the mask is empty: no pixel is lesion.");
        return reading.Problems.Count > 0 ? null : new LesionPair(pair.Name, image!, mask!);

        void Refuse(string path, string problem) => reading.Problems.Add(new(PictureFolder.Relative(folder, path), problem));

        string? Fit(int width, int height) => image is null || (width, height) == (image.Width, image.Height)
            ? null
            : $"the mask is {width}×{height}, its image {image.Width}×{image.Height}.{turning}";
    }

    // What to know where sizes differ: which of the two was turned, and from what.
    private static string? Turning(PictureDecoding decoding, string what) => decoding.Orientation.IsAsStored
        ? null
        : $" The {what}'s orientation tag ({decoding.Orientation.Tag}) turns it from {decoding.Width}×{decoding.Height}, as viewers do. Where the mask was drawn on the unturned image, turn the mask by the same or remove the tag.";
}
