using SegLab.Data.Layouts;

namespace SegLab.Data.Files;

/// <summary>Reads an image with its mask and collects everything that is wrong with the two.</summary>
/// <param name="folder">The data set's folder, for the names in problems.</param>
internal sealed class PairReader(string folder)
{
    /// <summary>Reads both files, also when the first is bad, so that all problems are found.</summary>
    /// <param name="pair">What to read.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The pair at its own size, or null if there was a problem.</returns>
    public LesionPair? Read(DataPair pair, ICollection<DataProblem> problems)
    {
        RgbImage? image = null;
        Mask? mask = null;
        if (pair.ImagePath is null)
            problems.Add(new(Relative(pair.MaskPath!), "a mask without an image."));
        else if (!PictureFile.TryReadImage(pair.ImagePath, out image, out var problem))
            problems.Add(new(Relative(pair.ImagePath), problem));

        if (pair.MaskPath is null)
            problems.Add(new(Relative(pair.ImagePath!), "an image without a mask."));
        else if (!PictureFile.TryReadMask(pair.MaskPath, out mask, out var problem))
            problems.Add(new(Relative(pair.MaskPath), problem));

        if (image is null || mask is null)
            return null;
        if ((image.Width, image.Height) == (mask.Width, mask.Height))
            return new LesionPair(pair.Name, image, mask);
        problems.Add(new(Relative(pair.MaskPath!), $"the mask is {mask.Width}×{mask.Height}, its image {image.Width}×{image.Height}."));
        return null;
    }

    private string Relative(string path) => PictureFolder.Relative(folder, path);
}
