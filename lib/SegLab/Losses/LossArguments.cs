using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>What every loss demands of its two tensors.</summary>
internal static class LossArguments
{
    /// <summary>Checks shapes, types and devices, which costs nothing; all problems in one error.</summary>
    public static void Check(Loss loss, Tensor logits, Tensor target)
    {
        var (given, wanted) = (logits.shape, target.shape);
        var problems = new List<string>();
        if (given.Length != 4 || given[1] != 1 || given.Contains(0))
            problems.Add($"the logits have the shape {Describe(given)}, and [N, 1, H, W] with nothing empty is expected");
        else if (Math.Min(given[2], given[3]) < loss.SmallestSide)
            problems.Add($"the pictures are {given[2]}×{given[3]}, and at least {loss.SmallestSide}×{loss.SmallestSide} pixels are expected");
        if (!given.AsSpan().SequenceEqual(wanted))
            problems.Add($"the target has the shape {Describe(wanted)}, and the logits' {Describe(given)} is expected");
        if (!is_floating_point(logits))
            problems.Add($"the logits are {logits.dtype}, and a floating-point type is expected");
        if (target.dtype != logits.dtype)
            problems.Add($"the target is {target.dtype}, and the logits' {logits.dtype} is expected (target.to_type(logits.dtype))");
        if (target.device_type != logits.device_type || target.device_index != logits.device_index)
            problems.Add($"the target is on {target.device}, and the logits' {logits.device} is expected (target.to(logits.device))");
        if (problems.Count > 0)
            throw new SegLabException($"The loss {loss.Name} can't be computed: {string.Join("; ", problems)}.");
    }

    private static string Describe(long[] shape) => $"[{string.Join(", ", shape)}]";
}
