namespace SegLab.Data.MadeUp;

/// <summary>What a lesion's fine texture looks like.</summary>
internal enum TextureStyle
{
    /// <summary>A network of lines.</summary>
    Network,

    /// <summary>Dots.</summary>
    Globules,

    /// <summary>Plain grain.</summary>
    Grain,
}
