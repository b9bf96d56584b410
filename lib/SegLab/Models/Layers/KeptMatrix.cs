using static TorchSharp.torch;

namespace SegLab.Models.Layers;

/// <summary>A matrix that depends on a side's length alone, kept from call to call: a network sees one picture size at a time.</summary>
/// <param name="make">Its values, from the length.</param>
internal sealed class KeptMatrix(Func<int, double[,]> make) : IDisposable
{
    private Tensor? _matrix;
    private long _length;

    /// <summary>The matrix for a length, of an input's type and on its device.</summary>
    /// <param name="length">At least 1.</param>
    /// <param name="input">What it will be multiplied with.</param>
    /// <returns>Disposed by this object, at the latest when another one is asked for.</returns>
    public Tensor For(long length, Tensor input)
    {
        if (_matrix is not null && _length == length && _matrix.dtype == input.dtype && _matrix.device == input.device)
            return _matrix;
        _matrix?.Dispose();
        using var values = from_array(make(checked((int)length)));
        (_matrix, _length) = (values.to(input.dtype, input.device, copy: true).DetachFromDisposeScope(), length);
        return _matrix;
    }

    /// <summary>A matrix times each line of values.</summary>
    /// <remarks>Not <c>matmul</c>: where a gradient will be asked for, it multiplies the other way round and transposes the lines and the result in memory.</remarks>
    /// <param name="matrix"><c>[m, n]</c>.</param>
    /// <param name="lines"><c>[L, n, C]</c>, in that order in memory.</param>
    /// <returns><c>[L, m, C]</c>, in that order in memory.</returns>
    public static Tensor Multiply(Tensor matrix, Tensor lines) => lines.shape[2] == 1
        // One large product instead of L small ones.
        ? mm(lines.squeeze(2), matrix.t()).unsqueeze(2)
        : bmm(matrix.expand(lines.shape[0], matrix.shape[0], matrix.shape[1]), lines);

    /// <summary>Disposes the matrix.</summary>
    public void Dispose() => _matrix?.Dispose();
}
