using System.Globalization;
using System.Text.Json;
using SegLab.Training.Checkpoints;
using SegLab.Weights;

namespace SegLab.Experiments.Store;

/// <summary>What a store holds of a run that goes on at this moment, or that was cut off: its checkpoint, or files that were being written.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Name">The run's name; null where that is not known.</param>
/// <param name="Epochs">How many epochs are finished, from which it goes on; 0 where it would begin again.</param>
/// <param name="LastWritten">When something was last written.</param>
public sealed record UnfinishedRun(string Folder, string? Name, int Epochs, DateTimeOffset LastWritten)
{
    /// <summary>How many steps are done in the epoch after them, from which it goes on; 0 between two epochs.</summary>
    public int Step { get; init; }

    /// <summary>How many steps an epoch has; 0 where that is not known.</summary>
    public int Steps { get; init; }

    /// <summary>Whether it is a finished run's files while they are being written, rather than a run's last epoch.</summary>
    public bool IsBeingWritten => !Folder.EndsWith(RunStore.Partial, StringComparison.Ordinal);

    /// <summary>Why it is left alone: a later version wrote it, or it can't be opened at this moment; null where it may be gone on from or removed.</summary>
    public UnreadRun? Unread { get; init; }

    /// <summary>Whether a process is at it at this moment, as far as can be seen from here.</summary>
    public bool IsRunning { get; init; }

    internal static UnfinishedRun Of(string folder)
    {
        var written = new DateTimeOffset(Directory.GetLastWriteTimeUtc(folder), TimeSpan.Zero);
        if (Checkpoint.WhyLeftAlone(Path.Combine(folder, RunFiles.Checkpoint)) is var (isLater, detail))
            return new UnfinishedRun(folder, null, 0, written) { Unread = new UnreadRun(folder, isLater ? UnreadReason.LaterVersion : UnreadReason.Inaccessible, detail) };
        try
        {
            var metadata = SafetensorsFile.ReadMetadata(Path.Combine(folder, RunFiles.Checkpoint));
            using var content = JsonDocument.Parse(metadata["run"]);
            var name = $"{content.RootElement.GetProperty("architecture").GetString()} + {content.RootElement.GetProperty("loss").GetString()}";
            return new UnfinishedRun(folder, name, Number("epochs"), written) { Step = Number("step"), Steps = Number("steps") };

            // The first version of checkpoints knew whole epochs only.
            int Number(string key) => int.Parse(metadata.GetValueOrDefault(key, "0"), NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is SegLabException or KeyNotFoundException or JsonException or FormatException or OverflowException or InvalidOperationException)
        {
            // No checkpoint, or none that can be read: there is nothing to go on from.
            return new UnfinishedRun(folder, null, 0, written);
        }
    }
}
