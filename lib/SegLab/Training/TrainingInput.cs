using SegLab.Data;
using SegLab.Models;

namespace SegLab.Training;

/// <summary>Refuses what can't be trained before any work begins, and says all that is wrong at once.</summary>
internal static class TrainingInput
{
    /// <summary>Checks options, pictures, split and device against each other.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them train and validate.</param>
    /// <param name="options">How.</param>
    /// <exception cref="SegLabException">A line for each thing that is wrong.</exception>
    public static void Check(ImageSet images, Split split, TrainingOptions options)
    {
        List<FormattableString> problems = [.. options.Problems(split.Train.Count, split.Validation.Count)];
        Collect(() => SegmentationNetwork.CheckSize(images.Height, images.Width));
        Collect(() => CheckPositions(images, split));
        Collect(() => CheckTurns(images, options));
        if (problems.Count == 0)
            problems.AddRange(LastBatchProblems(images.Height, images.Width, split.Train.Count, options.BatchSize));
        if (problems.Count > 0)
            throw new SegLabException(problems);

        void Collect(Action check)
        {
            try
            {
                check();
            }
            catch (SegLabException exception)
            {
                problems.AddRange(exception.Problems);
            }
        }
    }

    /// <summary>Refuses a last batch of which batch normalisation has a single value: it divides by n − 1 = 0, and the running variance would be NaN from then on.</summary>
    /// <param name="height">The images' height, in pixels.</param>
    /// <param name="width">Their width.</param>
    /// <param name="pictures">How many there are to train on, at least 1.</param>
    /// <param name="batchSize">How many a step takes, at least 1.</param>
    public static IEnumerable<FormattableString> LastBatchProblems(int height, int width, int pictures, int batchSize)
    {
        var last = pictures % batchSize == 0 ? batchSize : pictures % batchSize;
        if (last == 1 && height == SegmentationNetwork.SideDivisor && width == SegmentationNetwork.SideDivisor)
            yield return $"{OptionSetting.Of(nameof(TrainingOptions.BatchSize), batchSize)}: the last batch of {pictures} images holds only 1, and images of {height}×{width} leave batch normalisation one value a channel. Choose another batch size or larger images.";
    }

    private static void CheckPositions(ImageSet images, Split split)
    {
        if (split.Train.Concat(split.Validation).Concat(split.Test).Where(position => position < 0 || position >= images.Count).ToList() is [var first, ..])
            throw new SegLabException($"The split names picture {first}, but there are {images.Count}, counted from 0: it was made for other pictures. Make it again for these.");
    }

    private static void CheckTurns(ImageSet images, TrainingOptions options)
    {
        if (options.Augmentation.QuarterTurns && images.Height != images.Width)
            throw new SegLabException([$"{new OptionSetting(nameof(options.Augmentation))} has quarter turns, which take square images, and these are {images.Height}×{images.Width}. Switch them off, or load square ones."]);
    }

}
