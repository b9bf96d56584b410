using SegLab.Data;
using Xunit;

namespace SegLab.Tests.Data;

public sealed class ImageSetHashTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 24).Select(value => (byte)(10 * value))];
    private static readonly byte[] Masks = [0, 1, 0, 0, 1, 1, 0, 0];

    [Fact]
    public void TheSameValuesAsBytesAndAsNumbersHaveTheSameHash() =>
        Assert.Equal(Set().ContentHash, new ImageSet("elsewhere", ["a", "b"], 2, 2, Array.ConvertAll(Bytes, value => value / 255f), Masks).ContentHash);

    [Fact]
    public void WhateverChangesItChanges()
    {
        byte[] otherBytes = [.. Bytes[..^1], 255];
        byte[] otherMasks = [.. Masks[..^1], 1];
        string[] hashes =
        [
            Set().ContentHash,
            new ImageSet("", ["a", "c"], 2, 2, Bytes, Masks).ContentHash,
            new ImageSet("", ["a", "b"], 1, 4, Bytes, Masks).ContentHash,
            new ImageSet("", ["a", "b"], 4, 1, Bytes, Masks).ContentHash,
            new ImageSet("", ["a", "b"], 2, 2, otherBytes, Masks).ContentHash,
            new ImageSet("", ["a", "b"], 2, 2, Bytes, otherMasks).ContentHash,
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.All(hashes, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
    }

    [Fact]
    public void TheOrderOfPicturesCounts()
    {
        byte[] swapped = [.. Bytes[12..], .. Bytes[..12]];
        byte[] swappedMasks = [.. Masks[4..], .. Masks[..4]];
        Assert.NotEqual(Set().ContentHash, new ImageSet("", ["b", "a"], 2, 2, swapped, swappedMasks).ContentHash);
    }

    private static ImageSet Set() => new("here", ["a", "b"], 2, 2, Bytes, Masks);
}
