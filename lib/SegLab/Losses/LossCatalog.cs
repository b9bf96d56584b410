using SegLab.Losses.Assignment;

namespace SegLab.Losses;

/// <summary>Every loss there is, each with its default parameters, and some sums of them. A new loss is a file of its own and a line here.</summary>
public static class LossCatalog
{
    /// <summary>Terms to add to a loss, as stable as those to train with; they do not say where a lesion is (<see cref="Loss.Locates"/>).</summary>
    public static IReadOnlyList<Loss> Terms { get; } = [new TotalVariation(), new Topology()];

    /// <summary>Sums that the literature trains with, ready to use; any other is as good: <c>0.5 * new Bce() + new Dice()</c>.</summary>
    public static IReadOnlyList<Loss> Combinations { get; } =
    [
        new Bce() + new Dice(), new Dice() + new Focal(), new Bce() + (0.1 * new TotalVariation()), new Dice() + new GrowingWeight(new Boundary()),
        (0.5 * new Dice()) + (0.5 * new ClDice()), new Dice() + (0.01 * new Topology()),
    ];

    /// <summary>The losses as the assignment wrote them, kept to be shown: two of them are not finite for all logits.</summary>
    public static IReadOnlyList<Loss> AsAssigned { get; } = [new AssignmentBce(), new AssignmentDice(), new AssignmentFocal(), new AssignmentTversky()];

    /// <summary>The losses and sums to train with, each in one family.</summary>
    public static IReadOnlyList<LossFamily> Families { get; } =
    [
        new("per pixel", [new Bce(), new WeightedBce(), new BalancedBce(), new SoftBce(), new Focal(), new FocalOneSided()]),
        new("overlap", [new Dice(), new DiceText(), new Jaccard(), new Tversky(), new FocalTversky(), new LogCoshDice(), new LovaszHinge()]),
        new("shape and structure", [new Boundary(), new SurfaceBce(), new HausdorffDistance(), new Ssim(), new ClDice()]),
        new("combinations", [new UnifiedFocal(), .. Combinations]),
    ];

    /// <summary>The losses to train with that are no sums: finite, with a finite gradient, for all logits and masks.</summary>
    public static IReadOnlyList<Loss> Stable { get; } = [.. Families.SelectMany(family => family.Losses).Except(Combinations)];

    /// <summary>Every loss that is not a sum: <see cref="Stable"/>, <see cref="Terms"/> and <see cref="AsAssigned"/>.</summary>
    public static IReadOnlyList<Loss> All { get; } = [.. Stable, .. Terms, .. AsAssigned];
}
