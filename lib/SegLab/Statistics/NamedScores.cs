namespace SegLab.Statistics;

/// <summary>A recipe's scores of each image, from one training run or several.</summary>
public sealed record NamedScores
{
    /// <summary>Scores of one training run.</summary>
    /// <param name="name">What the recipe is called.</param>
    /// <param name="images">One score an image.</param>
    public NamedScores(string name, IReadOnlyList<double> images)
        : this(name, [images])
    {
    }

    /// <summary>Scores of several training runs.</summary>
    /// <param name="name">What the recipe is called.</param>
    /// <param name="seeds">One list of scores a seed, all over the same images in the same order.</param>
    public NamedScores(string name, IReadOnlyList<IReadOnlyList<double>> seeds)
    {
        (Name, Seeds) = (name, seeds);
    }

    /// <summary>What the recipe is called.</summary>
    public string Name { get; }

    /// <summary>One list of scores a seed, in the order of the images.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Seeds { get; }

    /// <summary>How many of its networks found nothing at all, on any image. Where that is all of them, the recipe is named as such and not ranked. Default 0.</summary>
    public int FailedSeeds { get; init; }

    /// <summary>Whether all of its networks failed, so that there is nothing to rank.</summary>
    public bool HasFailed => FailedSeeds > 0 && FailedSeeds == Seeds.Count;

    /// <summary>Each image's mean over seeds: what the tests over images compare.</summary>
    public IReadOnlyList<double> ImageMeans => Seeds.Count == 1 ? Seeds[0] : [.. Enumerable.Range(0, Seeds[0].Count).Select(image => Seeds.Average(images => images[image]))];
}
