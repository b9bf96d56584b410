using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Tests.Training;
using Xunit;

namespace SegLab.Tests.Experiments.Store;

/// <summary>Runs with SegLab's own losses and networks keep their keys: these were written down before keys held formulas.</summary>
public sealed class KeysOfBeforeTests
{
    public static TheoryData<string, string, string> Keys => new()
    {
        { "SegNet2", "bce", "a5c413aa41a184d7" },
        { "SegNet2", "weighted_bce", "44eec85d00264321" },
        { "SegNet2", "balanced_bce", "7440a849ffa8048d" },
        { "SegNet2", "soft_bce", "1404f3b3d6e95435" },
        { "SegNet2", "focal", "acfb1104b10860cd" },
        { "SegNet2", "focal_one_sided", "e2fd4dc9767cc9f6" },
        { "SegNet2", "dice", "6567779c385d10c9" },
        { "SegNet2", "dice_text", "a64f882e2c69afae" },
        { "SegNet2", "jaccard", "6340e30ac0000c86" },
        { "SegNet2", "tversky", "ae0f58b991e7a631" },
        { "SegNet2", "focal_tversky", "74ff2bd1d2c0d4bd" },
        { "SegNet2", "log_cosh_dice", "1097050dbdfa5164" },
        { "SegNet2", "lovasz_hinge", "37c4bcc22d6de2d7" },
        { "SegNet2", "boundary", "b5ce3e0b6ecd0911" },
        { "SegNet2", "surface_bce", "1aa3993ac6b7ab73" },
        { "SegNet2", "hausdorff_distance", "cb136de8adf2409f" },
        { "SegNet2", "ssim", "a15994337d70944e" },
        { "SegNet2", "cl_dice", "1df7ce43406a0a75" },
        { "SegNet2", "unified_focal", "4439a46ae01deb94" },
        { "SegNet2", "total_variation", "b8d23d9e0d53961a" },
        { "SegNet2", "topology", "5a0c78f4b0fe0778" },
        { "SegNet2", "assignment_bce", "8c8d7fb02cce8ef1" },
        { "SegNet2", "assignment_dice", "765ff1787303ca31" },
        { "SegNet2", "assignment_focal", "7f19c088c6728ab2" },
        { "SegNet2", "assignment_tversky", "eece4dbef2966bf5" },
        { "SegNet2", "weighted_bce(positive_weight=3)", "332fa52fba3f13fa" },
        { "SegNet2", "weighted_bce(positive_weight=3, negative_weight=0.5)", "f390a3f82ba39c2a" },
        { "SegNet2", "soft_bce(smoothing=0.2)", "8ebff5455f5b4629" },
        { "SegNet2", "focal(gamma=1.5)", "34913d781870c125" },
        { "SegNet2", "focal(alpha=0.25)", "53d9dc0dba36e7e0" },
        { "SegNet2", "focal(gamma=3, alpha=0.75)", "0a16f1709d61922a" },
        { "SegNet2", "focal_one_sided(gamma=1)", "3dda8d9813794776" },
        { "SegNet2", "dice(smooth=2)", "c5a9abdd37674845" },
        { "SegNet2", "dice(per_image=true)", "a01ea118cf85c324" },
        { "SegNet2", "dice(smooth=0.5, per_image=true)", "6fd0e263ef04eda1" },
        { "SegNet2", "dice_text(epsilon=1e-5)", "5751b3c51ea1627f" },
        { "SegNet2", "jaccard(smooth=3)", "050775ed1a4de064" },
        { "SegNet2", "jaccard(per_image=true)", "52622368bcb02e61" },
        { "SegNet2", "tversky(beta=0.3)", "63e950889e32ee8a" },
        { "SegNet2", "tversky(beta=0.3, smooth=2, per_image=true)", "7d14ee18aa84967e" },
        { "SegNet2", "focal_tversky(alpha=0.6, beta=0.4, gamma=1.5, smooth=2, floor=1e-6)", "9d7adc99d27d64f6" },
        { "SegNet2", "log_cosh_dice(smooth=2)", "b2cd02907a6c9382" },
        { "SegNet2", "lovasz_hinge(per_image=true)", "802bb91f6d05c294" },
        { "SegNet2", "surface_bce(extra=5, sigma=3)", "3a56712d6f064f52" },
        { "SegNet2", "hausdorff_distance(alpha=1)", "16c51dd6958a249a" },
        { "SegNet2", "ssim(c1=0.001)", "a3d7291903c3ae50" },
        { "SegNet2", "cl_dice(erosions=5, smooth=2)", "abe543d54cf7b756" },
        { "SegNet2", "total_variation(isotropic=true)", "83c1975c2ca2f399" },
        { "SegNet2", "topology(side=32)", "edc2b7bacef2f574" },
        { "SegNet2", "assignment_tversky(beta=0.3)", "482727f0dcb3429c" },
        { "SegNet2", "bce + dice", "d388cbf5340346fc" },
        { "SegNet2", "0.5*bce + dice", "c0f65fa44a94009b" },
        { "SegNet2", "2*(bce + dice) + focal", "789f942283f663da" },
        { "SegNet2", "0.5*bce + tversky(beta=0.3)", "6801064504ccf639" },
        { "SegNet2", "dice + growing_weight(boundary)", "039215e34068adbd" },
        { "SegNet2", "growing_weight(bce + 2*focal(gamma=1), step=0.1, limit=0.5)", "00e70a76f7b6b22f" },
        { "SegNet2", "dice + 0.01*topology", "31c621f8e8bc30fd" },
        { "SegNet2", "2*(3*bce)", "4827ed240f09ade5" },
        { "SegNet", "bce", "00aa94e590152e51" },
        { "UNet", "bce", "eb5f7193eb2104ba" },
        { "UNet2", "bce", "20661466f4049af8" },
        { "DilatedSegNet", "bce", "7e5a9a0f0f67c379" },
        { "DilatedUNet", "bce", "79d3efad2bf97d75" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void AKeyIsTheOneOfBefore(string network, string loss, string key)
    {
        var experiment = new Experiment(Architectures.Find(network), Loss.Parse(loss));
        Assert.Equal(key, ExperimentKey.Of(experiment, SmallRun.Pictures(), StoredRuns.Split).Text);
    }
}
