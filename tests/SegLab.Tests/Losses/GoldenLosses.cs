using System.Text.Json;
using SegLab.Losses;
using SegLab.Losses.Assignment;

namespace SegLab.Tests.Losses;

/// <summary>Which loss each name of losses.json means.</summary>
internal static class GoldenLosses
{
    public static Loss Make(string name, JsonElement args) => name switch
    {
        "bce" => new Bce(),
        "weighted_bce" => new WeightedBce(args.Number("w_pos"), args.Number("w_neg")),
        "balanced_bce" => new BalancedBce(),
        "soft_bce" => new SoftBce(args.Number("eps")),
        "focal" => new Focal(args.Number("gamma")),
        "focal_alpha" => new Focal(args.Number("gamma"), args.Number("alpha")),
        "focal_onesided" => new FocalOneSided(args.Number("gamma")),
        "dice" => new Dice(args.Number("smooth")),
        "dice_per_image" => new Dice(args.Number("smooth"), PerImage: true),
        "dice_text" => new DiceText(args.Number("eps")),
        "tversky" or "tversky_b03" => new Tversky(args.Number("beta"), args.Number("smooth")),
        "focal_tversky" => new FocalTversky(args.Number("alpha"), args.Number("beta"), args.Number("gamma"), args.Number("smooth"), args.Number("floor")),
        "lovasz_hinge" or "lovasz_hinge_per_image" => new LovaszHinge(args.GetProperty("per_image").GetBoolean()),
        "tv" => new TotalVariation(args.GetProperty("isotropic").GetBoolean()),
        "tv_iso" => new TotalVariation(args.GetProperty("isotropic").GetBoolean(), args.Number("eps")),
        "bce_tv" => new Bce() + (args.Number("lam") * new TotalVariation()),
        "boundary" => new Boundary(),
        "dice_boundary" => new Dice() + (args.Number("alpha") * new Boundary()),
        "ssim" => new Ssim(args.Number("c1"), args.Number("c2")),
        "cldice" => new ClDice(args.GetProperty("iters").GetInt32(), args.Number("smooth")),
        "dice_cldice" => ((1 - args.Number("alpha")) * new Dice()) + (args.Number("alpha") * new ClDice(args.GetProperty("iters").GetInt32())),
        "bce_seed" => new AssignmentBce(),
        "dice_seed" => new AssignmentDice(args.Number("smooth")),
        "focal_seed" => new AssignmentFocal(args.Number("gamma")),
        "tversky_seed" => new AssignmentTversky(args.Number("beta")),
        _ => throw new InvalidOperationException($"losses.json has the loss {name}, for which this test knows no type."),
    };

    private static double Number(this JsonElement args, string name) => args.GetProperty(name).GetDouble();
}
