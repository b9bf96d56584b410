using System.Text.Json;

namespace SegLab.Cli.Documents;

/// <summary>Jupyter notebooks on disk: reads nbformat 4.0 to 4.5, writes 4.5.</summary>
internal static class NotebookFile
{
    /// <summary>Reads a notebook. Cells without an id (before nbformat 4.5) get one.</summary>
    /// <param name="path">The <c>.ipynb</c> file.</param>
    /// <param name="notice">Receives what the person should know though the notebook can be read; null for nobody.</param>
    /// <exception cref="SegLabException">There is no such file, it cannot be read, or it is no notebook of version 4.</exception>
    public static NotebookDocument Read(string path, Action<string>? notice = null)
    {
        if (Directory.Exists(path))
            throw new SegLabException($"{path} is a folder. Name a notebook in it: {Notebooks(path)}.");
        if (!File.Exists(path))
            throw new SegLabException($"There is no notebook {path}. {Suggestion(path)}");

        try
        {
            return NotebookReader.Parse(File.ReadAllText(path), notice);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new SegLabException($"{path} is not a Jupyter notebook (nbformat 4): {exception.Message} Name an .ipynb file, or save it again from VS Code or Jupyter.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Writes a notebook as Jupyter does: keys in order, text as lists of lines, one space of indentation.</summary>
    /// <param name="path">The file, replaced as a whole if it exists.</param>
    /// <param name="document">The notebook.</param>
    /// <exception cref="SegLabException">The file could not be written; what stood there is as it was.</exception>
    public static void Write(string path, NotebookDocument document) => WholeFile.Write(path, NotebookWriter.ToJson(document));

    private static string Suggestion(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Directory.Exists(folder) ? $"In {folder} there is: {Notebooks(folder)}." : $"The folder {folder} does not exist either.";
    }

    private static string Notebooks(string folder)
    {
        var names = Directory.EnumerateFiles(folder, "*.ipynb").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "no .ipynb file" : string.Join(", ", names);
    }
}
