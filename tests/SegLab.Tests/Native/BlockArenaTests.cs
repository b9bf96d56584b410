using SegLab.Native;
using SegLab.Randomness;
using Xunit;

namespace SegLab.Tests.Native;

public sealed unsafe class BlockArenaTests
{
    private const long Length = 64 << 20;
    private const long Block = 8 << 20;

    private readonly BlockArena arena = Reserve();

    [Fact]
    public void BlocksLieApartAndInTheArena()
    {
        var blocks = Enumerable.Range(1, 5).Select(number => (Start: (long)arena.Allocate(number << 20), Size: (long)number << 20)).OrderBy(block => block.Start).ToArray();
        Assert.All(blocks, block => Assert.Equal(0, block.Start % 4096));
        Assert.All(blocks.Zip(blocks.Skip(1)), pair => Assert.True(pair.First.Start + pair.First.Size <= pair.Second.Start));
        Assert.All(blocks, block => Assert.True(arena.Contains((void*)block.Start) && arena.Contains((void*)(block.Start + block.Size - 1))));
        Assert.Equal(15 << 20, arena.Used);
        var other = 0;
        Assert.False(arena.Contains(&other));
    }

    [Fact]
    public void FreeNeighboursBecomeOnePlace()
    {
        var (first, second, _) = ((nint)arena.Allocate(Block), (nint)arena.Allocate(2 * Block), (nint)arena.Allocate(Block));
        arena.Free((void*)first);
        arena.Free((void*)second);
        Assert.Equal(first, (nint)arena.Allocate(3 * Block));
    }

    [Fact]
    public void TheSmallestPlaceThatIsLargeEnoughIsTaken()
    {
        var large = (nint)arena.Allocate(3 * Block);
        _ = arena.Allocate(Block);
        var small = (nint)arena.Allocate(Block);
        _ = arena.Allocate(Block);
        arena.Free((void*)large);
        arena.Free((void*)small);
        Assert.Equal(small, (nint)arena.Allocate(Block));
        Assert.Equal(large, (nint)arena.Allocate((2 * Block) + 1));
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        foreach (var size in (long[])[Length + 1, long.MaxValue, 0, -1])
            Assert.True(arena.Allocate(size) == null);
        var most = (nint)arena.Allocate(Length - (4 << 20));
        Assert.True(arena.Allocate(Block) == null);
        arena.Free((void*)most);
        Assert.True(arena.Allocate(Block) != null);
    }

    /// <summary>Whatever the order: no two blocks share a byte, and in the end everything is one place again.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AnyOrderKeepsBlocksApart(uint seed)
    {
        var random = new MersenneTwister(seed);
        var held = new Dictionary<nint, (int Size, byte Mark)>();
        for (var turn = 0; turn < 500; turn++)
        {
            var size = 1 + random.Next(6 << 20);
            if (random.Next(5) < 3 && arena.Allocate(size) is var block && block != null)
            {
                var mark = (byte)turn;
                new Span<byte>(block, size).Fill(mark);
                held.Add((nint)block, (size, mark));
            }
            else if (held.Count > 0)
            {
                var (start, (length, mark)) = held.ElementAt(random.Next(held.Count));
                Assert.False(new ReadOnlySpan<byte>((void*)start, length).ContainsAnyExcept(mark));
                arena.Free((void*)start);
                held.Remove(start);
            }

            if (turn % 100 == 99)
                arena.Release();
        }

        foreach (var start in held.Keys)
            arena.Free((void*)start);
        Assert.Equal(0, arena.Used);
        Assert.True(arena.Allocate(Length - (4 << 20)) != null);
    }

    [Fact]
    public void ReleasedMemoryIsTakenAnewAndCleared()
    {
        var (kept, freed) = ((nint)arena.Allocate(Block), (nint)arena.Allocate(Block));
        new Span<byte>((void*)kept, (int)Block).Fill(1);
        new Span<byte>((void*)freed, (int)Block).Fill(2);
        arena.Free((void*)freed);
        arena.Release();
        Assert.False(new ReadOnlySpan<byte>((void*)kept, (int)Block).ContainsAnyExcept((byte)1));
        var again = (nint)arena.Allocate(Block);
        Assert.Equal(freed, again);
        Assert.False(new ReadOnlySpan<byte>((void*)again, (int)Block).ContainsAnyExcept((byte)0));
    }

    private static BlockArena Reserve()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The arena is for Linux alone.");
        return BlockArena.Reserve(Length)!;
    }
}
