using System.Text.Json;

namespace SegLab.Storage;

/// <summary>What a lease's file says, as JSON.</summary>
/// <param name="Owner">The process that has it.</param>
/// <param name="Token">Drawn once for each lease, so that no two are alike.</param>
internal sealed record LeaseContent(ProcessMark Owner, string Token)
{
    /// <summary>What a file says.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Null where it says nothing yet, or nothing that a lease would.</returns>
    /// <exception cref="IOException">There is no such file, or it can't be read.</exception>
    public static LeaseContent? Read(string path)
    {
        try
        {
            var content = JsonSerializer.Deserialize<LeaseContent>(FileSystem.Current.ReadText(path));
            return content is { Owner.Host: not null, Owner.Boot: not null, Token: not null } ? content : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it, over what it said before: the same length, and the file's time is now, by the clock of whoever has the disk.</summary>
    /// <param name="file">The file, open from its start.</param>
    public void Write(Stream file)
    {
        file.Position = 0;
        file.Write(JsonSerializer.SerializeToUtf8Bytes(this));
        file.Flush();
        if (file is FileStream stream)
            stream.Flush(flushToDisk: true);
    }
}
