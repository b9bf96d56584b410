using SegLab.Losses.Persistence;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SegLab.Losses;

/// <summary>
/// Topology by persistent homology: Σ_wanted ((birth − 1)² + death²) + Σ_noise (birth − death)² / 2 + missing / 2, mean over
/// the images. Births and deaths are levels of p = sigmoid(x) at which components and loops of the prediction appear and vanish;
/// as many of the most persistent as the mask has are wanted, at birth 1 and death 0, and the others are noise, of which the
/// distance to the diagonal is left to go (Hu et al., Topology-preserving deep image segmentation, 2019, equation 3).
/// </summary>
/// <remarks>
/// A term to add with a small weight: <c>new Dice() + 0.01 * new Topology()</c>. It punishes islands, breaks and holes, each as
/// much as it is sure, however small; it counts and does not look where they are, so alone it teaches no place. The gradient
/// reaches only the critical pixels: the summits of islands, the lowest pixel of a gap, the bottoms of holes. The value jumps where
/// two dots change places in the ranking.
/// <para>An empty mask wants nothing: all summits are noise. A full one wants one component without a hole. A dot of the mask that the
/// prediction lacks altogether, as in a flat one, costs ½ without a gradient, the square of its own distance to the diagonal.</para>
/// <para>Pictures larger than <see cref="Side"/> are averaged down to it, as the paper's patches of 65×65 pixels keep the diagrams small:
/// about 2 ms of one CPU core a picture at 64×64 pixels and 25 ms at 256×256, all cores sharing the batch. What is thinner than a cell of
/// the smaller picture counts only in part. On a GPU the probabilities are fetched for it.</para>
/// </remarks>
/// <param name="Side">The largest height and width at which shapes are counted.</param>
public sealed record Topology(int Side = 64) : Loss
{
    private static readonly double AboveHalf = Math.BitIncrement(0.5);

    /// <summary>1 or more, in pixels: larger pictures are averaged down to it. 64 by default; the picture's own side or more looks at every pixel.</summary>
    public int Side { get; init => field = (int)Parameter.AtLeast<Topology>(value, 1); } = (int)Parameter.AtLeast<Topology>(Side, 1);

    /// <inheritdoc/>
    public override string Name => LossName.Of("Topology", ("side", Side, 64));

    /// <inheritdoc/>
    public override string Formula =>
        @"\frac{1}{N}\sum_{j=1}^{N} \left[\, \sum_{(b, d) \text{ wanted}} \left((b - 1)^2 + d^2\right) + \sum_{(b, d) \text{ noise}} \frac{(b - d)^2}{2} + \frac{m}{2} \,\right]_{\text{image } j}"
        + @",\quad b, d \text{ births and deaths of components and loops of } p \text{, } m \text{ of those of } y \text{ missing}";

    /// <inheritdoc/>
    public override bool Locates => false;

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var lesion = Smaller(logits.sigmoid());
        var counts = target.Map(FormattableString.Invariant($"Betti numbers at {Side}"), BettiNumbers).cpu().data<long>().ToArray();
        var diagrams = Diagrams(lesion.detach());
        var matches = diagrams.Select((diagram, image) => DiagramMatch.Of(diagram, (int)counts[2 * image], (int)counts[(2 * image) + 1])).ToList();

        var pixels = lesion[0].numel();
        // One value more than there are pixels: 0, at which the component that stays dies.
        var levels = cat([lesion.flatten(), zeros_like(lesion.flatten()[..1])]);
        var (wantedBirths, wantedDeaths) = Levels(match => match.Wanted);
        var (noiseBirths, noiseDeaths) = Levels(match => match.Noise);
        var wanted = (wantedBirths - 1).square().sum() + wantedDeaths.square().sum();
        var noise = (noiseBirths - noiseDeaths).square().sum() / 2;
        return (wanted + noise + (matches.Sum(match => match.Missing) / 2.0)) / matches.Count;

        (Tensor Births, Tensor Deaths) Levels(Func<DiagramMatch, IReadOnlyList<PersistencePair>> which)
        {
            var (births, deaths) = (new List<long>(), new List<long>());
            for (var image = 0; image < matches.Count; image++)
            {
                foreach (var pair in which(matches[image]))
                {
                    births.Add((image * pixels) + pair.BirthPixel);
                    deaths.Add(pair.DeathPixel is { } pixel ? (image * pixels) + pixel : lesion.numel());
                }
            }

            return (At(births), At(deaths));
        }

        Tensor At(List<long> places) => levels.index_select(0, tensor(places.ToArray(), device: levels.device));
    }

    // Components and loops of the masks, [n, 2].
    private Tensor BettiNumbers(Tensor masks)
    {
        var counts = Diagrams(Smaller(masks)).Select(diagram => diagram.BettiNumbers(AboveHalf));
        return tensor(counts.SelectMany(count => new long[] { count.Components, count.Loops }).ToArray(), device: masks.device).reshape(-1, 2);
    }

    private Tensor Smaller(Tensor pictures)
    {
        var (height, width) = (Math.Min(pictures.shape[2], Side), Math.Min(pictures.shape[3], Side));
        return functional.adaptive_avg_pool2d(pictures, (height, width));
    }

    private static PersistenceDiagram[] Diagrams(Tensor pictures)
    {
        var values = pictures.to_type(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
        var (images, width) = ((int)pictures.shape[0], (int)pictures.shape[3]);
        var pixels = values.Length / images;
        var diagrams = new PersistenceDiagram[images];
        Parallel.For(0, images, image => diagrams[image] = PersistenceDiagram.Of(values[(image * pixels)..((image + 1) * pixels)], width));
        return diagrams;
    }
}
