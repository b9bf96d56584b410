using FsCheck.Xunit;
using SegLab.Data;
using SegLab.Data.Splits;
using SegLab.Randomness;
using Xunit;

namespace SegLab.Tests.Data.Splits;

/// <summary>Groups of pictures that a split may not divide, and the splits that there are of them.</summary>
public sealed class GroupPackingTests
{
    [Property(MaxTest = 500)]
    public void GroupsArePlacedExactlyWhereTryingEveryWayFindsOne(uint seed, ushort stream)
    {
        var generator = MersenneTwister.ForStream(seed, stream);
        int[] groups = [.. Enumerable.Range(0, 1 + generator.Next(7)).Select(_ => 2 + generator.Next(5)).OrderDescending()];
        // Little or no room for single pictures: else nearly everything can be placed.
        var count = Math.Max(4, groups.Sum() + generator.Next(3));
        var parts = Cut(count, 2 + generator.Next(3), generator);
        var places = GroupPacking.Pack(groups, parts);
        Assert.Equal(Exists(groups, parts), places is not null);
        if (places is not null)
        {
            var filled = parts.Select((_, part) => groups.Zip(places).Where(placed => placed.Second == part).Sum(placed => placed.First));
            Assert.All(filled.Zip(parts), part => Assert.InRange(part.First, 0, part.Second));
        }
    }

    [Property(MaxTest = 100)]
    public void AStratifiedSplitIsRefusedExactlyWhereThereIsNone(uint seed, ushort stream)
    {
        var generator = MersenneTwister.ForStream(seed, stream);
        int[] sizes = [.. Enumerable.Range(0, 1 + generator.Next(6)).Select(_ => 2 + generator.Next(4)).OrderDescending()];
        var count = Math.Max(4, sizes.Sum() + generator.Next(4));
        var parts = Cut(count, 3, generator);
        var groups = Groups(count, sizes, seed);
        var wanted = new SplitSizes(parts[0], parts[1], parts[2]);
        if (!Exists(sizes, parts))
        {
            Refused(() => Split.Stratified(Shares(count, seed), wanted, seed, groups));
            return;
        }

        Assert.Equal(wanted, wanted.Fitting(count, groups));
        RequireWhole(Split.Stratified(Shares(count, seed), wanted, seed, groups), parts, groups);
    }

    [Property(MaxTest = 60)]
    public void FoldsAreRefusedExactlyWhereThereAreNone(uint seed, ushort stream)
    {
        var generator = MersenneTwister.ForStream(seed, stream);
        int[] sizes = [.. Enumerable.Range(0, 2 + generator.Next(5)).Select(_ => 2 + generator.Next(3)).OrderDescending()];
        var count = Math.Max(8, sizes.Sum() + generator.Next(4));
        var folds = 2 + generator.Next(3);
        int[] parts = [.. Enumerable.Range(0, folds).Select(fold => (count + folds - 1 - fold) / folds)];
        var groups = Groups(count, sizes, seed);
        if (!Exists(sizes, parts))
        {
            Refused(() => Split.Folds(Shares(count, seed), folds, seed, groups: groups));
            return;
        }

        // Where one group is all that a fold leaves, there is nothing to validate on.
        if (folds == 2 && Array.Exists(parts, part => sizes.Contains(part)))
            return;
        foreach (var (split, part) in Split.Folds(Shares(count, seed), folds, seed, groups: groups).Zip(parts))
            RequireWhole(split, [split.Train.Count, split.Validation.Count, part], groups);
    }

    [Fact]
    public void ImagesWithAMirroredCopyEachAreSplitWhateverTheSeed()
    {
        var groups = Groups(80, [.. Enumerable.Repeat(2, 40)], 1);
        var shares = Shares(80, 1);
        foreach (var group in groups)
            shares[group[1]] = shares[group[0]];
        Split[] splits = [.. Enumerable.Range(0, 50).Select(seed => Split.Stratified(shares, new(40, 20, 20), (uint)seed, groups))];
        Assert.All(splits, split => RequireWhole(split, [40, 20, 20], groups));
        // Stratified as single pictures are: forty pairs, ten of them in each of the smaller parts.
        Assert.All(splits, split => Assert.InRange(split.Test.Average(picture => shares[picture]) - shares.Average(), -0.05, 0.05));
        Assert.Equal(splits[7], Split.Stratified(shares, new(40, 20, 20), 7, groups));
        Assert.NotEqual(splits[7], splits[8]);
        Assert.All(Split.Folds(shares, 4, 3, groups: groups), fold => RequireWhole(fold, [fold.Train.Count, fold.Validation.Count, 20], groups));
    }

    [Fact]
    public void PairsCannotFillAPartOfAnOddNumberAndTheNearestSizesCan()
    {
        var groups = Groups(100, [.. Enumerable.Repeat(2, 50)], 1);
        var wanted = SplitSizes.Of(100);
        var message = Assert.Throws<SegLabException>(() => Split.Stratified(Shares(100, 1), wanted, 1, groups)).Message;
        Assert.Contains("parts of 50, 25, 25 images with whole groups (50 of 2)", message, StringComparison.Ordinal);
        var fitting = wanted.Fitting(100, groups);
        Assert.Equal(new SplitSizes(50, 24, 26), fitting);
        RequireWhole(Split.Stratified(Shares(100, 1), fitting, 1, groups), [50, 24, 26], groups);
        // Nothing near these sizes would do: they stay, and are refused as they are.
        Assert.Equal(new SplitSizes(10, 5, 5), new SplitSizes(10, 5, 5).Fitting(20, [[.. Enumerable.Range(0, 19)]]));
    }

    [Fact]
    public void ThousandsOfGroupsArePlacedInAMoment()
    {
        int[] groups = [.. Enumerable.Repeat(7, 300), .. Enumerable.Repeat(3, 2001), .. Enumerable.Repeat(2, 5000)];
        var count = groups.Sum();
        Assert.NotNull(GroupPacking.Pack(groups, [count / 2, count / 4, count - (count / 2) - (count / 4)]));
        Assert.Null(GroupPacking.Pack([.. Enumerable.Repeat(2, 10_000)], [10_001, 4999, 5000]));
        Assert.NotNull(GroupPacking.Pack([.. Enumerable.Repeat(2, 10_000)], [.. Enumerable.Repeat(4, 5000)]));
    }

    [Theory]
    [InlineData(40, 0, 0, new[] { 20, 10, 10 }, 0, 0xFFFFFFFFFFFFFFFF, "25440b2112fa36fb441a3a7aa700563c")]
    [InlineData(200, 15, 2, new[] { 100, 50, 50 }, 0, 0xFFFFFFFFFFFFFFFF, "d2840393da1ab6ca30bc3321c8ac5927")]
    [InlineData(200, 60, 2, new[] { 100, 50, 50 }, 0, 0xFFFFFFFFFFFFFFFF, "aaa0efcc06acc1916e14becf9fda39da")]
    [InlineData(40, 18, 2, new[] { 20, 10, 10 }, 0, 0xEFB777F4AEDF6FF9, "1a762cf783f8bc899ee61a05dd5e666a")]
    [InlineData(50, 15, 2, new int[0], 5, 0xFFFFFFFFFFFFFFFB, "0b63425e915d93300f6827d938033084")]
    [InlineData(24, 10, 2, new int[0], 3, 0x584A00881B863111, "1b3b7e281c6ec8e1d97afe8e6a4fc3a8")]
    [InlineData(30, 9, 3, new int[0], 3, 0x4C14300421B04024, "650257ee147f048d274a40760e409d52")]
    public void WhatExchangingPicturesSplitIsSplitAsItWas(int count, int groups, int size, int[] parts, int folds, ulong seeds, string hash) =>
        Assert.Equal(hash, SplitRecord.Of(count, [.. Enumerable.Repeat(size, groups)], parts, folds, seeds));

    [Theory]
    [InlineData(60, new[] { 5, 3, 2, 2 }, new[] { 30, 15, 10 }, 0, 0xFFFFFFFFFFFFFFFF, "773550f5274021845b30a25ef621504e")]
    [InlineData(47, new[] { 9, 7, 4, 4, 3, 3, 2, 2 }, new[] { 20, 12, 11 }, 0, 0xD76AFFA305FCBFFF, "3ea042e62dc061baee7f4c8f0b1e1ae0")]
    [InlineData(60, new[] { 5, 3, 2, 2 }, new int[0], 3, 0xFFFFFFFFFFFFFFFF, "50df2afb1bf4199ddb73777f48fdb878")]
    [InlineData(37, new[] { 4, 3, 3, 2, 2 }, new int[0], 4, 0xFFFFFFFFFFFFFFFF, "e4b21f4d383ed0412dac5b517e7ba7e8")]
    public void WhatExchangingPicturesSplitOfManySizesIsSplitAsItWas(int count, int[] groups, int[] parts, int folds, ulong seeds, string hash) =>
        Assert.Equal(hash, SplitRecord.Of(count, groups, parts, folds, seeds));

    private static void Refused(Action split) =>
        Assert.Contains("too many for the parts", Assert.Throws<SegLabException>(split).Message, StringComparison.Ordinal);

    private static double[] Shares(int count, uint seed) => SplitRecord.Shares(count, seed);

    private static IReadOnlyList<int>[] Groups(int count, int[] sizes, uint seed) => SplitRecord.Groups(count, sizes, seed);

    private static void RequireWhole(Split split, int[] parts, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        IReadOnlyList<int>[] found = [split.Train, split.Validation, split.Test];
        Assert.Equal(parts, found.Select(part => part.Count));
        Assert.True(split.Overlap.IsDisjoint && split.Overlap.UniqueAll == parts.Sum());
        Assert.All(groups, group => Assert.InRange(found.Count(part => part.Intersect(group).Any()), 1, 1));
    }

    private static int[] Cut(int count, int parts, MersenneTwister generator)
    {
        int[] cuts = [0, .. generator.Permutation(count - 1)[..(parts - 1)].Select(cut => cut + 1).Order(), count];
        return [.. cuts.Zip(cuts[1..], (from, to) => to - from)];
    }

    // Every way of placing every group.
    private static bool Exists(ReadOnlySpan<int> groups, int[] room)
    {
        if (groups.IsEmpty)
            return true;
        for (var part = 0; part < room.Length; part++)
        {
            if (room[part] < groups[0])
                continue;
            int[] left = [.. room];
            left[part] -= groups[0];
            if (Exists(groups[1..], left))
                return true;
        }

        return false;
    }
}
