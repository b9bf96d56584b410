namespace SegLab.Data.Fetching;

/// <summary>The archive of PH2 that the assignment names. PH2 is for research and teaching and may not be passed on.</summary>
public static class Ph2Archive
{
    /// <summary>Its length in bytes.</summary>
    public const long Length = 116_457_882;

    /// <summary>How many pairs it holds.</summary>
    public const int PairCount = 200;

    /// <summary>Where it lies. The query asks for the file instead of the page about it.</summary>
    public static Uri Address { get; } = new("https://www.dropbox.com/s/k88qukc20ljbnuo/PH2Dataset.rar?dl=1");
}
