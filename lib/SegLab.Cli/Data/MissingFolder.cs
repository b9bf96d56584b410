namespace SegLab.Cli.Data;

/// <summary>A folder to be read that is not there: a mistake in the call, and no finding about a data set.</summary>
internal static class MissingFolder
{
    /// <summary>What is wrong with a folder's name; null where there is such a folder.</summary>
    /// <param name="folder">As it was typed.</param>
    public static string? Problem(string folder) => Directory.Exists(folder) || string.IsNullOrWhiteSpace(folder) ? null
        : File.Exists(folder) ? $"that is a file; a folder with images is needed. An archive is unpacked by 'seglab data import {folder}'."
        : $"there is no such folder ({Path.GetFullPath(folder)}). Check the path; 'seglab data get ph2' downloads PH2, 'seglab data make DIR' paints lesions.";
}
