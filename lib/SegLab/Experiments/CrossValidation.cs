using SegLab.Data;
using SegLab.Metrics;
using SegLab.Training;

namespace SegLab.Experiments;

/// <summary>Trains once for each fold and pools what is tested: every picture of the set is tested once, by a network that has not seen it.</summary>
public static class CrossValidation
{
    /// <summary>Trains and scores an experiment on each fold.</summary>
    /// <param name="experiment">What to train; every fold starts from the same weights.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="folds">The folds, from <see cref="Split.Folds"/>, whose test parts hold every picture once.</param>
    /// <param name="progress">Told after every step and epoch of each fold, on this thread.</param>
    /// <param name="cancellationToken">Ends training after the step under way; that fold and those after it are left out.</param>
    /// <returns>One result a fold, in their order; where it was cancelled, of those that were finished.</returns>
    /// <exception cref="SegLabException">The folds do not test every picture once, or a fold can't be trained.</exception>
    public static IReadOnlyList<ExperimentResult> Run(Experiment experiment, ImageSet images, IReadOnlyList<Split> folds, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Require(folds, images.Count);
        var results = new List<ExperimentResult>(folds.Count);
        foreach (var fold in folds)
        {
            var result = ExperimentRunner.Run(experiment, images, fold, progress, cancellationToken);
            if (result.History.WasCancelled)
                break;
            results.Add(result);
        }

        return results;
    }

    /// <summary>What was measured of each picture, by the network of the fold that tests it: as many as there are pictures, to take means and intervals over.</summary>
    /// <param name="results">One result a fold.</param>
    /// <param name="folds">The folds, in the same order.</param>
    /// <returns>One a picture, in the set's order.</returns>
    /// <exception cref="SegLabException">There is not one result a fold, or the folds do not test every picture once.</exception>
    public static IReadOnlyList<ImageMeasures> Pool(IReadOnlyList<ExperimentResult> results, IReadOnlyList<Split> folds)
    {
        if (results.Count != folds.Count)
            throw new SegLabException($"There are {results.Count} results for {folds.Count} folds; pooling takes one result a fold, in their order.");
        Require(folds, folds.Sum(fold => fold.Test.Count));
        return [.. folds.Zip(results, (fold, result) => fold.Test.Zip(result.Test)).SelectMany(tested => tested).OrderBy(tested => tested.First).Select(tested => tested.Second)];
    }

    private static void Require(IReadOnlyList<Split> folds, int pictures)
    {
        var times = new int[pictures];
        foreach (var picture in folds.SelectMany(fold => fold.Test).Where(picture => picture >= 0 && picture < pictures))
            times[picture]++;
        var wrong = Enumerable.Range(0, pictures).Where(picture => times[picture] != 1).ToList();
        if (folds.Count < 2 || wrong.Count > 0)
            throw new SegLabException($"Cross-validation tests every picture once, in at least two folds; there {(folds.Count == 1 ? "is 1 fold" : $"are {folds.Count} folds")}, and {wrong.Count} of {pictures} pictures are tested another number of times{(wrong.Count > 0 ? $", picture {wrong[0]} for one" : "")}. Make the folds with Split.Folds.");
    }
}
