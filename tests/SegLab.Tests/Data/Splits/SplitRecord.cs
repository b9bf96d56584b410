using System.Security.Cryptography;
using System.Text;
using SegLab.Data;
using SegLab.Randomness;

namespace SegLab.Tests.Data.Splits;

/// <summary>
/// Hashes of many splits at once, to hold against those that version 0.1.0 made before whole groups were placed where exchanging single
/// pictures was not enough. It refused some seeds, which the hash leaves out.
/// </summary>
internal static class SplitRecord
{
    private const int Seeds = 64;

    /// <summary>The first half of a SHA-256 in hexadecimal, over the splits of the seeds that <paramref name="seeds"/> has a bit for.</summary>
    public static string Of(int count, int[] groups, int[] parts, int folds, ulong seeds)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var seed in Enumerable.Range(0, Seeds).Where(seed => (seeds >> seed & 1) != 0).Select(seed => (uint)seed))
        {
            IReadOnlyList<Split> splits = folds > 0
                ? Split.Folds(Shares(count, seed), folds, seed, groups: Groups(count, groups, seed))
                : [Split.Stratified(Shares(count, seed), new(parts[0], parts[1], parts[2]), seed, Groups(count, groups, seed))];
            foreach (var split in splits)
                hash.AppendData(Encoding.ASCII.GetBytes($"{string.Join(' ', split.Train)} | {string.Join(' ', split.Validation)} | {string.Join(' ', split.Test)}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    /// <summary>Lesion shares, rounded, so that some are equal.</summary>
    public static double[] Shares(int count, uint seed)
    {
        var generator = new MersenneTwister(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Round(generator.NextDouble() * generator.NextDouble(), 2))];
    }

    /// <summary>Groups of the given sizes, of pictures anywhere.</summary>
    public static IReadOnlyList<int>[] Groups(int count, int[] sizes, uint seed)
    {
        var order = new MersenneTwister(seed + 1000).Permutation(count);
        var start = 0;
        return [.. sizes.Select(size => order[start..(start += size)])];
    }
}
