namespace SegLab.Data;

/// <summary>How a data set lies on the disk.</summary>
public enum DataKind
{
    /// <summary>PH2: one folder an image, 24-bit BMP images and 1-bit BMP masks.</summary>
    Ph2,

    /// <summary>An ISIC challenge (2016, 2017, 2018): a folder of <c>ISIC_0000000.jpg</c> and one of <c>ISIC_0000000_segmentation.png</c>.</summary>
    Isic,

    /// <summary>Any two folders whose files pair by name.</summary>
    Folders,

    /// <summary>Nothing on the disk: painted when asked for.</summary>
    MadeUp,
}
