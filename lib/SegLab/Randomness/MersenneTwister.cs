namespace SegLab.Randomness;

/// <summary>
/// The one generator of SegLab: MT19937 (Matsumoto and Nishimura 1998) with the draws of numpy's legacy <c>RandomState</c>,
/// so that the assignment's split comes out as numpy made it and every run repeats on every platform.
/// </summary>
/// <remarks>A generator belongs to one run or one picture and is not shared between threads.</remarks>
public sealed class MersenneTwister
{
    private const int Length = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Length];
    private int _next = Length;
    private double? _spareNormal;

    /// <summary>Seeds as <c>numpy.random.seed(seed)</c> does.</summary>
    /// <param name="seed">Any 32-bit number.</param>
    public MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (var index = 1u; index < Length; index++)
        {
            var previous = _state[index - 1];
            _state[index] = (1812433253u * (previous ^ (previous >> 30))) + index;
        }
    }

    /// <summary>A generator for one part of a run (a picture, the weights, the shuffling), independent of the others.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">Which part: the same pair gives the same numbers.</param>
    public static MersenneTwister ForStream(uint seed, uint stream)
    {
        // Murmur3's finaliser spreads neighbouring (seed, stream) pairs over all seeds.
        var mixed = seed + (stream * 0x9E3779B9u) + 0x85EBCA6Bu;
        mixed = (mixed ^ (mixed >> 16)) * 0x85EBCA6Bu;
        mixed = (mixed ^ (mixed >> 13)) * 0xC2B2AE35u;
        return new MersenneTwister(mixed ^ (mixed >> 16));
    }

    /// <summary>A whole number in [0, 2³²).</summary>
    public uint NextUInt32()
    {
        if (_next == Length)
            Refill();
        var value = _state[_next++];
        value ^= value >> 11;
        value ^= (value << 7) & 0x9D2C5680u;
        value ^= (value << 15) & 0xEFC60000u;
        return value ^ (value >> 18);
    }

    /// <summary>A whole number in [0, <paramref name="exclusiveMaximum"/>), drawn as <c>randint(0, n)</c> draws it: masked and rejected.</summary>
    /// <param name="exclusiveMaximum">At least 1.</param>
    public int Next(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        var maximum = (uint)exclusiveMaximum - 1;
        if (maximum == 0)
            return 0;
        var mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(maximum);
        while (true)
        {
            var value = NextUInt32() & mask;
            if (value <= maximum)
                return (int)value;
        }
    }

    /// <summary>A number in [0, 1) with 53 random bits, as <c>random_sample</c>.</summary>
    public double NextDouble() => (((NextUInt32() >> 5) * 67108864.0) + (NextUInt32() >> 6)) / 9007199254740992.0;

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    public double NextDouble(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>A draw from the normal distribution with mean 0 and standard deviation 1 (Marsaglia's polar method).</summary>
    public double NextNormal()
    {
        if (_spareNormal is { } spare)
        {
            _spareNormal = null;
            return spare;
        }

        while (true)
        {
            var x = NextDouble(-1, 1);
            var y = NextDouble(-1, 1);
            var square = (x * x) + (y * y);
            if (square is <= 0 or >= 1)
                continue;
            var factor = Math.Sqrt(-2 * Math.Log(square) / square);
            _spareNormal = x * factor;
            return y * factor;
        }
    }

    /// <summary>The numbers 0 … <paramref name="count"/>−1 in random order (Fisher and Yates).</summary>
    /// <param name="count">How many.</param>
    public int[] Permutation(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var last = count - 1; last > 0; last--)
        {
            var other = Next(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    private void Refill()
    {
        // Indices run around the state's end; in three parts nothing is divided.
        var index = 0;
        for (; index < Length - Middle; index++)
            Twist(index, index + 1, index + Middle);
        for (; index < Length - 1; index++)
            Twist(index, index + 1, index + Middle - Length);
        Twist(index, 0, Middle - 1);
        _next = 0;
    }

    private void Twist(int index, int next, int middle)
    {
        var bits = (_state[index] & 0x80000000u) | (_state[next] & 0x7FFFFFFFu);
        _state[index] = _state[middle] ^ (bits >> 1) ^ ((bits & 1) * 0x9908B0DFu);
    }
}
