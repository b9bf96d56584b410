using System.Numerics;
using System.Runtime.CompilerServices;

namespace SegLab.Data.Duplicates;

/// <summary>Compares every part of a picture with many whole pictures under eight symmetries, a vector of pictures at a time.</summary>
internal sealed class CandidateSearch
{
    private const int Symmetries = 8;
    private const int Group = CoarseForm.Length / 4;

    private readonly IReadOnlyList<CoarseForm> _forms;
    private readonly int _start;
    private readonly int _count;
    private readonly float _least;

    // A block holds as many pictures as a vector has places: coefficient by coefficient, upright then transposed.
    private readonly Vector<float>[] _blocks;

    /// <summary>Prepares the search.</summary>
    /// <param name="forms">One a picture.</param>
    /// <param name="start">The first of those that pictures are compared with.</param>
    /// <param name="count">How many there are of them.</param>
    /// <param name="least">The least likeness of a candidate.</param>
    public CandidateSearch(IReadOnlyList<CoarseForm> forms, int start, int count, float least)
    {
        (_forms, _start, _count, _least) = (forms, start, count, least);
        var blocks = (count + Vector<float>.Count - 1) / Vector<float>.Count;
        _blocks = new Vector<float>[blocks * 2 * CoarseForm.Length];
        Parallel.For(0, blocks, Fill);
    }

    /// <summary>The candidates of one picture: for each other one the most alike part and symmetry, if they are alike enough.</summary>
    /// <param name="first">Position of the picture.</param>
    public IReadOnlyList<Candidate> Of(int first)
    {
        var best = new Dictionary<int, Candidate>();
        Span<Vector<float>> likeness = stackalloc Vector<float>[Symmetries];
        for (var window = 0; window < CropWindow.Tried.Count; window++)
        {
            var form = _forms[first].Parts[window];
            for (var block = 0; block < _blocks.Length / (2 * CoarseForm.Length); block++)
            {
                if (Compare(form, block, likeness))
                    Note(best, first, window, block * Vector<float>.Count, likeness);
            }
        }

        return [.. best.Values];
    }

    private void Note(Dictionary<int, Candidate> best, int first, int window, int start, Span<Vector<float>> likeness)
    {
        for (var symmetry = 0; symmetry < Symmetries; symmetry++)
        {
            for (var place = 0; place < Vector<float>.Count && start + place < _count; place++)
            {
                var (second, value) = (_start + start + place, likeness[symmetry][place]);
                if (second != first && value >= _least && (!best.TryGetValue(second, out var known) || value > known.Likeness))
                    best[second] = new Candidate(first, second, window, (Symmetry)symmetry, value);
            }
        }
    }

    // The likeness in the order of Symmetry; whether any is enough.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Compare(ReadOnlySpan<float> form, int block, Span<Vector<float>> likeness)
    {
        var upright = _blocks.AsSpan(block * 2 * CoarseForm.Length, CoarseForm.Length);
        var transposed = _blocks.AsSpan(((block * 2) + 1) * CoarseForm.Length, CoarseForm.Length);
        Mirror(Product(form, upright, 0), Product(form, upright, 1), Product(form, upright, 2), Product(form, upright, 3), likeness[..4]);
        Mirror(Product(form, transposed, 0), Product(form, transposed, 1), Product(form, transposed, 2), Product(form, transposed, 3), likeness[4..]);
        var largest = likeness[0];
        foreach (var value in likeness[1..])
            largest = Vector.Max(largest, value);
        return Vector.GreaterThanOrEqualAny(largest, new Vector<float>(_least));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Product(ReadOnlySpan<float> form, ReadOnlySpan<Vector<float>> pictures, int group)
    {
        var one = form.Slice(group * Group, Group);
        var other = pictures.Slice(group * Group, Group);
        var sum = Vector<float>.Zero;
        for (var index = 0; index < one.Length; index++)
            sum += new Vector<float>(one[index]) * other[index];
        return sum;
    }

    // Mirroring turns the sign of the odd frequencies.
    private static void Mirror(Vector<float> even, Vector<float> across, Vector<float> down, Vector<float> both, Span<Vector<float>> likeness)
    {
        likeness[0] = even + across + down + both;
        likeness[1] = even - across + down - both;
        likeness[2] = even + across - down - both;
        likeness[3] = even - across - down + both;
    }

    private void Fill(int block)
    {
        var start = block * Vector<float>.Count;
        var count = Math.Min(Vector<float>.Count, _count - start);
        var values = new float[Vector<float>.Count];
        float[][] upright = [.. Enumerable.Range(_start + start, count).Select(picture => _forms[picture].Parts[0])];
        float[][] transposed = [.. upright.Select(CoarseForm.Transpose)];
        for (var coefficient = 0; coefficient < CoarseForm.Length; coefficient++)
        {
            Place(upright, coefficient, 2 * block);
            Place(transposed, coefficient, (2 * block) + 1);
        }

        void Place(float[][] forms, int coefficient, int half)
        {
            for (var place = 0; place < count; place++)
                values[place] = forms[place][coefficient];
            _blocks[(half * CoarseForm.Length) + coefficient] = new Vector<float>(values);
        }
    }
}
