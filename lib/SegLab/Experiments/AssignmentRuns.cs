using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;

namespace SegLab.Experiments;

/// <summary>The assignment's nine runs, in its order, with the figures it printed (PH2, 256×256, Tesla T4, May 2020).</summary>
/// <remarks>Losses are the stable forms; where the original's are finite they have the same values.</remarks>
public static class AssignmentRuns
{
    // UNet2 was trained at 1e-4, all others at 1e-3.
    private const double UNet2Share = 0.1;

    /// <summary>The nine runs.</summary>
    /// <param name="training">Options for all; UNet2's learning rate is a tenth of theirs, and the Tversky run of SegNet2 trains twice as long, as in the original.</param>
    public static IReadOnlyList<AssignmentRun> All(TrainingOptions training)
    {
        var twice = training with { Epochs = 2 * training.Epochs };
        var slow = training with { LearningRate = UNet2Share * training.LearningRate };
        return
        [
            Run("In[18]", Architectures.SegNet, new Bce(), training, 0.122643, 0.668),
            Run("In[22]", Architectures.SegNet2, new Bce(), training, 0.097218, 0.708),
            Run("In[25]", Architectures.SegNet, new Dice(), training, 0.062809, 0.706),
            Run("In[28]", Architectures.SegNet, new FocalOneSided(), training, 0.049298, 0.716),
            Run("In[31]", Architectures.SegNet2, new Tversky(), twice, 0.048797, 0.784),
            Run("In[34]", Architectures.UNet, new Bce(), training, 0.103615, 0.580),
            Run("In[36]", Architectures.UNet, new Tversky(), training, 0.057602, 0.746),
            Run("In[39]", Architectures.UNet2, new Bce(), slow, 0.080996, 0.722),
            Run("In[42]", Architectures.DilatedSegNet, new Bce(), training, 0.106000, 0.676),
        ];
    }

    /// <summary>The assignment's run with the same network and loss, whatever else differs; null where it made none.</summary>
    /// <param name="experiment">The experiment to compare.</param>
    public static AssignmentRun? Published(Experiment experiment) =>
        All(new TrainingOptions()).FirstOrDefault(run => run.Experiment.Architecture == experiment.Architecture && run.Experiment.Loss == experiment.Loss);

    private static AssignmentRun Run(string cell, Architecture architecture, Loss loss, TrainingOptions training, double publishedLoss, double publishedScore) =>
        new(cell, new Experiment(architecture, loss) { Training = training }, publishedLoss, publishedScore);
}
