using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// What predictions are held against: masks, and whatever some losses derive from them, such as distance maps. Each map is made
/// once, when a loss first asks for it; the batches of a training set draw theirs from the set's.
/// </summary>
public sealed class Target : IDisposable
{
    // Maps are made so many images at a time: their temporaries may be larger than they are.
    private const long ImagesAtOnce = 256;

    private readonly Dictionary<string, Tensor> maps = new(StringComparer.Ordinal);
    private readonly Target? whole;
    private readonly Tensor? positions;

    /// <summary>A target of masks.</summary>
    /// <param name="masks"><c>[N, 1, H, W]</c>, floating point, values in [0, 1]. The caller disposes them, after the target.</param>
    public Target(Tensor masks) => Masks = masks;

    private Target(Target whole, Tensor positions) : this(whole.Masks.index_select(0, positions).DetachFromDisposeScope())
        => (this.whole, this.positions) = (whole, positions);

    /// <summary>The masks, <c>[N, 1, H, W]</c>.</summary>
    public Tensor Masks { get; }

    /// <summary>Some of the images, for a step of training. Maps come from this target, made for all its images at the first need.</summary>
    /// <param name="positions">Which images, in the batch's order: <c>[B]</c>, integers, on the masks' device. The caller disposes it, after the batch.</param>
    /// <returns>The batch, with masks of its own; the caller disposes, before this target.</returns>
    public Target Batch(Tensor positions) => new(this, positions);

    /// <summary>Something derived from the masks, image by image, such as a distance map.</summary>
    /// <param name="name">Names the derivation and its parameters: equal names share one map.</param>
    /// <param name="make">From masks <c>[n, 1, H, W]</c> to a tensor whose first dimension is the image. Its temporaries are disposed for it.</param>
    /// <returns>The map, without a gradient; the target disposes it.</returns>
    public Tensor Map(string name, Func<Tensor, Tensor> make)
    {
        if (maps.TryGetValue(name, out var map))
            return map;
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var made = whole is null ? Make(make) : whole.Map(name, make).index_select(0, positions!);
        return maps[name] = made.DetachFromDisposeScope();
    }

    /// <summary>Disposes the maps, and a batch's masks.</summary>
    public void Dispose()
    {
        foreach (var map in maps.Values)
            map.Dispose();
        maps.Clear();
        if (whole is not null)
            Masks.Dispose();
    }

    private Tensor Make(Func<Tensor, Tensor> make)
        => Masks.shape[0] <= ImagesAtOnce ? make(Masks) : cat([.. Masks.split(ImagesAtOnce).Select(make)]);
}
