using static TorchSharp.torch;

namespace SegLab.Training.Feeding;

/// <summary>Pictures as they are stored, turned into what networks take.</summary>
/// <param name="device">Where the pictures are.</param>
internal sealed class StoredValues(Device device) : IDisposable
{
    private const float Brightest = 255;

    // A tensor on the device: a GPU multiplies by the reciprocal of a plain number, which gives other bits.
    private readonly Tensor _brightest = tensor(Brightest, device: device).DetachFromDisposeScope();

    /// <summary>Numbers in [0, 1]: bytes divided by 255 with the bits of the same division on the CPU, numbers as they are.</summary>
    /// <param name="stored">Bytes or float32, on the device.</param>
    /// <returns>Float32; for numbers the given tensor.</returns>
    public Tensor ToFloats(Tensor stored) => stored.dtype == ScalarType.Byte ? stored.to_type(ScalarType.Float32).div_(_brightest) : stored;

    /// <summary>Disposes what it divides by.</summary>
    public void Dispose() => _brightest.Dispose();
}
