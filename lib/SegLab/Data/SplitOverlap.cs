namespace SegLab.Data;

/// <summary>How many pictures the parts of a split share. Pictures are counted once, entries as often as they occur.</summary>
/// <param name="UniqueTrain">Different pictures to train on.</param>
/// <param name="UniqueValidation">Different pictures for validation.</param>
/// <param name="UniqueTest">Different pictures for the test.</param>
/// <param name="UniqueAll">Different pictures in all.</param>
/// <param name="TrainAndValidation">Pictures in both.</param>
/// <param name="TrainAndTest">Pictures in both.</param>
/// <param name="ValidationAndTest">Pictures in both.</param>
/// <param name="InAllThree">Pictures in all three.</param>
/// <param name="ValidationEntriesSeenInTrain">Entries of the validation part that are trained on.</param>
/// <param name="TestEntriesSeenInTrain">Entries of the test part that are trained on.</param>
/// <param name="TestEntriesSeenInValidation">Entries of the test part that are in validation.</param>
/// <param name="TestEntriesSeenInTrainOrValidation">Entries of the test part that are in one of the others.</param>
public sealed record SplitOverlap(
    int UniqueTrain,
    int UniqueValidation,
    int UniqueTest,
    int UniqueAll,
    int TrainAndValidation,
    int TrainAndTest,
    int ValidationAndTest,
    int InAllThree,
    int ValidationEntriesSeenInTrain,
    int TestEntriesSeenInTrain,
    int TestEntriesSeenInValidation,
    int TestEntriesSeenInTrainOrValidation)
{
    /// <summary>Whether no picture is in two parts.</summary>
    public bool IsDisjoint => TrainAndValidation + TrainAndTest + ValidationAndTest == 0;

    /// <summary>One sentence for a report.</summary>
    public override string ToString()
    {
        var different = $"{UniqueTrain} / {UniqueValidation} / {UniqueTest} different pictures to train, validate and test";
        return IsDisjoint
            ? $"{different}; the parts share none."
            : $"{different}; train and validation share {TrainAndValidation}, train and test {TrainAndTest}, validation and test {ValidationAndTest}; {TestEntriesSeenInTrain} entries of the test part were trained on.";
    }

    /// <summary>Counts.</summary>
    /// <param name="split">Any split.</param>
    internal static SplitOverlap Of(Split split)
    {
        var (train, validation, test) = (split.Train.ToHashSet(), split.Validation.ToHashSet(), split.Test.ToHashSet());
        return new SplitOverlap(
            train.Count,
            validation.Count,
            test.Count,
            train.Union(validation).Union(test).Count(),
            train.Count(validation.Contains),
            train.Count(test.Contains),
            validation.Count(test.Contains),
            train.Count(picture => validation.Contains(picture) && test.Contains(picture)),
            split.Validation.Count(train.Contains),
            split.Test.Count(train.Contains),
            split.Test.Count(validation.Contains),
            split.Test.Count(picture => train.Contains(picture) || validation.Contains(picture)));
    }
}
