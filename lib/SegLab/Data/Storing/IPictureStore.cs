namespace SegLab.Data.Storing;

/// <summary>Where an image set's values lie: in memory or in a file. Safe to ask from several threads.</summary>
internal interface IPictureStore
{
    /// <summary>Whether a value is a byte that stands for a 255th; else it is a float32 in [0, 1].</summary>
    bool HoldsBytes { get; }

    /// <summary>Copies a picture as it is stored.</summary>
    /// <param name="index">Position in the set.</param>
    /// <param name="target">Receives <c>[3, H, W]</c>: bytes, or float32 in the machine's own byte order.</param>
    void ReadPicture(int index, Span<byte> target);

    /// <summary>Copies a mask.</summary>
    /// <param name="index">Position in the set.</param>
    /// <param name="target">Receives <c>[H, W]</c>, 1 lesion, 0 skin.</param>
    void ReadMask(int index, Span<byte> target);
}
