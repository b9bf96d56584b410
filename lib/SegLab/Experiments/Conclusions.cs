using SegLab.Data;
using SegLab.Metrics;
using SegLab.Statistics;

namespace SegLab.Experiments;

/// <summary>What a set of runs shows, in sentences made from its numbers.</summary>
public static class Conclusions
{
    /// <summary>
    /// Sentences about the assignment's comparison: the best and the worst by each reading, whether they agree, what the intervals allow one to say.
    /// Runs that found nothing are named as that and left out of every order; equal scores are called equal.
    /// </summary>
    /// <param name="results">The runs, at least two.</param>
    /// <param name="split">The split they were trained with.</param>
    /// <exception cref="SegLabException">There are fewer than two runs.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<ExperimentResult> results, Split split)
    {
        if (results.Count < 2)
            throw new SegLabException($"Conclusions compare runs; there {(results.Count == 1 ? "is 1" : $"are {results.Count}")}. Train at least two.");
        var ranked = results.Where(result => !result.FoundNothing).ToList();
        var sentences = new List<string>();
        if (ranked.Count < results.Count)
            sentences.Add(Nothing([.. results.Except(ranked)], results.Count));
        if (ranked.Count > 1)
        {
            sentences.Add(ByAssignment(ranked));
            if (ranked.All(result => result.Unseen.Count > 0))
            {
                sentences.Add(ByUnseen(ranked));
                sentences.Add(Agreement(ranked));
                sentences.Add(Leak(ranked, split));
            }
        }

        sentences.AddRange(LongerTraining(results));
        sentences.AddRange(EmptyMasks(ScoreName.Of(ScorePart.Test), results.Select(result => result.Test), "thresholded IoU", "IoU"));
        sentences.AddRange(EmptyMasks(ScoreName.Of(ScorePart.HeldOut), results.Select(result => result.Unseen), "IoU"));
        sentences.Add("Each configuration ran once: how much another seed would change is not in these numbers.");
        return sentences;
    }

    private static string Nothing(IReadOnlyList<ExperimentResult> failed, int count) => failed.Count == count
        ? $"None of the {count} runs found anything in the test images: there is nothing to rank."
        : $"{FailureSentence.Enumeration([.. failed.Select(result => result.Name)])} found nothing in the test images and {(failed.Count == 1 ? "is" : "are")} left out of what follows.";

    private static string ByAssignment(IReadOnlyList<ExperimentResult> results)
    {
        const string measure = "By the assignment's score";
        var places = results.GroupBy(result => Ranks.Comparable(result.AssignmentScore)).OrderByDescending(place => place.Key).ToList();
        if (places.Count == 1)
            return $"{measure}, {ScoreName.Assignment}, all {results.Count} runs are equal ({NumberText.Of(places[0].Key)}): it does not rank them.";
        var middle = places.Count > 2 ? $", {Place(places[1])} second ({NumberText.Of(places[1].Key)})" : "";
        return $"{measure}, {ScoreName.Assignment}, {Place(places[0])} {(places[0].Count() == 1 ? "is best" : "are best together")} ({NumberText.Of(places[0].Key)}){middle} and {Place(places[^1])} last ({NumberText.Of(places[^1].Key)}).";

        static string Place(IEnumerable<ExperimentResult> place) => FailureSentence.Enumeration([.. place.Select(result => result.Name)]);
    }

    private static string ByUnseen(IReadOnlyList<ExperimentResult> results)
    {
        var ordered = results.Select(result => (result.Name, Interval: result.UnseenIou!)).OrderByDescending(run => run.Interval.Mean).ToList();
        var interval = ordered[0].Interval;
        var best = ordered.Where(run => Ranks.Comparable(run.Interval.Mean) == Ranks.Comparable(interval.Mean)).Select(run => run.Name).ToList();
        var apart = ordered.Where(run => run.Interval.Upper < interval.Lower).Select(run => run.Name).ToList();
        var rest = apart.Count switch
        {
            0 => "no other run's interval is below it, so these images do not name a winner",
            _ when apart.Count == ordered.Count - 1 => "all other runs' intervals are wholly below it",
            _ => $"of the others only the intervals of {FailureSentence.Enumeration(apart)} are wholly below it",
        };
        var width = interval.HasWidth ? $"95 % interval {NumberText.Interval(interval)}" : "the same on each";
        return $"On the {interval.Count} held-out images {FailureSentence.Enumeration(best)} {(best.Count == 1 ? "has" : "share")} the highest {ScoreName.Iou(ScorePart.HeldOut)}, {NumberText.Of(interval.Mean)} ({width}); {rest}.";
    }

    private static string Agreement(IReadOnlyList<ExperimentResult> results)
    {
        var (pairs, agreeing, ties) = (0, 0, 0);
        for (var one = 0; one < results.Count; one++)
        {
            for (var other = one + 1; other < results.Count; other++, pairs++)
            {
                var product = Ranks.Comparable(results[one].AssignmentScore - results[other].AssignmentScore) * Ranks.Comparable(UnseenMean(results[one]) - UnseenMean(results[other]));
                agreeing += product > 0 ? 1 : 0;
                ties += product == 0 ? 1 : 0;
            }
        }

        return $"The two scores order {agreeing} of {pairs} pairs of runs the same way{(ties > 0 ? $"; {ties} {(ties == 1 ? "is" : "are")} equal in one of them" : "")}.";
    }

    private static string Leak(IReadOnlyList<ExperimentResult> results, Split split)
    {
        var gap = results.Average(result => result.PlainIou - UnseenMean(result));
        return $"{split.Overlap.TestEntriesSeenInTrain} of the {split.Test.Count} test entries were trained on. {ScoreName.Iou(ScorePart.Test)} is on average {NumberText.Of(Math.Abs(gap))} {(gap >= 0 ? "higher" : "lower")} than {ScoreName.Iou(ScorePart.HeldOut)}; part of that difference is the leak, part the choice of images.";
    }

    private static IEnumerable<string> EmptyMasks(string part, IEnumerable<IReadOnlyCollection<ImageMeasures>> runs, params string[] measures) =>
        EmptyMaskNote.Title("", runs, measures) is { Length: > 0 } note ? [$"In the part {part}, {note}"] : [];

    private static double UnseenMean(ExperimentResult result) => result.Unseen.Average(picture => picture.Iou);

    private static IEnumerable<string> LongerTraining(IReadOnlyList<ExperimentResult> results)
    {
        // Where two lengths are equally common, the shorter is the usual one.
        var usual = results.GroupBy(result => result.Experiment.Training.Epochs).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        return results.Where(result => result.Experiment.Training.Epochs > usual).Select(result =>
            $"{result.Name} trained for {result.Experiment.Training.Epochs} epochs and the others for {usual}: its place says nothing about its loss.");
    }
}
