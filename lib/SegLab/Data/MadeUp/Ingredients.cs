namespace SegLab.Data.MadeUp;

/// <summary>What disturbs a made-up picture, beside its lesion.</summary>
[Flags]
internal enum Ingredients
{
    /// <summary>Skin and lesion alone.</summary>
    None = 0,

    /// <summary>Reddened skin about the lesion.</summary>
    Flush = 1 << 0,

    /// <summary>Small brown spots that are not the lesion.</summary>
    Freckles = 1 << 1,

    /// <summary>Thin red vessels.</summary>
    Vessels = 1 << 2,

    /// <summary>Marks of a skin marker.</summary>
    Ink = 1 << 3,

    /// <summary>Long hairs.</summary>
    Hairs = 1 << 4,

    /// <summary>Shaved hair and its pores.</summary>
    Stubble = 1 << 5,

    /// <summary>Air bubbles in the gel.</summary>
    Bubbles = 1 << 6,

    /// <summary>White reflections of the lamp.</summary>
    Glare = 1 << 7,

    /// <summary>A millimetre scale that the dermatoscope's glass carries.</summary>
    Scale = 1 << 8,

    /// <summary>A paper ruler at the picture's edge.</summary>
    Ruler = 1 << 9,

    /// <summary>A coloured sticker at the picture's edge.</summary>
    Sticker = 1 << 10,

    /// <summary>Black corners outside the lens.</summary>
    DarkCorners = 1 << 11,
}
