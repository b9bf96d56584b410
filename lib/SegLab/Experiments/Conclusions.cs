using SegLab.Data;

namespace SegLab.Experiments;

/// <summary>What a set of runs shows, in sentences made from its numbers.</summary>
public static class Conclusions
{
    /// <summary>Sentences about the assignment's comparison: the best and the worst by each reading, whether they agree, what the intervals allow one to say.</summary>
    /// <param name="results">The runs, at least two.</param>
    /// <param name="split">The split they were trained with.</param>
    /// <exception cref="SegLabException">There are fewer than two runs.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<ExperimentResult> results, Split split)
    {
        if (results.Count < 2)
            throw new SegLabException($"Conclusions compare runs; there {(results.Count == 1 ? "is 1" : $"are {results.Count}")}. Train at least two.");
        var sentences = new List<string> { ByAssignment(results) };
        if (results.All(result => result.Unseen.Count > 0))
        {
            sentences.Add(ByUnseen(results));
            sentences.Add(Agreement(results));
            sentences.Add(Leak(results, split));
        }

        sentences.AddRange(LongerTraining(results));
        sentences.Add("Each configuration ran once: how much another seed would change is not in these numbers.");
        return sentences;
    }

    private static string ByAssignment(IReadOnlyList<ExperimentResult> results)
    {
        var ordered = results.OrderByDescending(result => result.AssignmentScore).ToList();
        return FormattableString.Invariant(
            $"By the assignment's measure {ordered[0].Name} is best ({ordered[0].AssignmentScore:F3}), {ordered[1].Name} second ({ordered[1].AssignmentScore:F3}) and {ordered[^1].Name} last ({ordered[^1].AssignmentScore:F3}).");
    }

    private static string ByUnseen(IReadOnlyList<ExperimentResult> results)
    {
        var ordered = results.Select(result => (result.Name, Interval: result.UnseenIou!)).OrderByDescending(run => run.Interval.Mean).ToList();
        var (best, interval) = ordered[0];
        var apart = ordered.Where(run => run.Interval.Upper < interval.Lower).ToList();
        var rest = apart.Count == 0
            ? "no other run's interval lies below it, so these pictures do not name a winner"
            : $"of the others only the intervals of {string.Join(", ", apart.Select(run => run.Name))} lie wholly below it";
        return FormattableString.Invariant(
            $"On the {interval.Count} pictures that were never drawn, {best} has the highest plain IoU, {interval.Mean:F3} (95 % interval {interval.Lower:F3} to {interval.Upper:F3}); {(apart.Count == ordered.Count - 1 ? "all other runs' intervals lie wholly below it" : rest)}.");
    }

    private static string Agreement(IReadOnlyList<ExperimentResult> results)
    {
        var pairs = 0;
        var agreeing = 0;
        for (var one = 0; one < results.Count; one++)
        {
            for (var other = one + 1; other < results.Count; other++, pairs++)
            {
                if ((results[one].AssignmentScore - results[other].AssignmentScore) * (UnseenMean(results[one]) - UnseenMean(results[other])) > 0)
                    agreeing++;
            }
        }

        return $"The two measures order {agreeing} of {pairs} pairs of runs the same way.";
    }

    private static string Leak(IReadOnlyList<ExperimentResult> results, Split split)
    {
        var gap = results.Average(result => result.PlainIou - UnseenMean(result));
        return FormattableString.Invariant(
            $"{split.Overlap.TestEntriesSeenInTrain} of the {split.Test.Count} test entries were trained on. Plain IoU is on average {Math.Abs(gap):F3} {(gap >= 0 ? "higher" : "lower")} on the test set than on the pictures that were never drawn; part of that difference is the leak, part the choice of pictures.");
    }

    private static double UnseenMean(ExperimentResult result) => result.Unseen.Average(picture => picture.Iou);

    private static IEnumerable<string> LongerTraining(IReadOnlyList<ExperimentResult> results)
    {
        // Where two lengths are equally common, the shorter is the usual one.
        var usual = results.GroupBy(result => result.Experiment.Training.Epochs).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        return results.Where(result => result.Experiment.Training.Epochs > usual).Select(result =>
            $"{result.Name} trained for {result.Experiment.Training.Epochs} epochs and the others for {usual}: its place says nothing about its loss.");
    }
}
