using SegLab.Losses.Assignment;

namespace SegLab.Losses;

/// <summary>Every loss there is, each with its default parameters. A new loss is a file of its own and a line here.</summary>
public static class LossCatalog
{
    /// <summary>The losses to train with: finite, with a finite gradient, for all logits and masks.</summary>
    public static IReadOnlyList<Loss> Stable { get; } =
    [
        new Bce(), new WeightedBce(), new BalancedBce(), new SoftBce(),
        new Focal(), new FocalOneSided(),
        new Dice(), new DiceText(), new Tversky(), new FocalTversky(),
    ];

    /// <summary>The losses as the assignment wrote them, kept to be shown: two of them are not finite for all logits.</summary>
    public static IReadOnlyList<Loss> AsAssigned { get; } = [new AssignmentBce(), new AssignmentDice(), new AssignmentFocal(), new AssignmentTversky()];

    /// <summary>Both lists.</summary>
    public static IReadOnlyList<Loss> All { get; } = [.. Stable, .. AsAssigned];
}
