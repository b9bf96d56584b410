namespace SegLab.Benchmarks;

/// <summary>Where the working tree is that this program was built in.</summary>
internal static class RepositoryRoot
{
    private const string Solution = "SegLab.slnx";

    /// <summary>The folder that holds the solution, above the program; null where the program was moved out of it.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
                return folder.FullName;
        }

        return null;
    }
}
