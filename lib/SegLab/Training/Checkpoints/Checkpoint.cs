using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SegLab.Weights;
using static TorchSharp.torch;

namespace SegLab.Training.Checkpoints;

/// <summary>
/// A file from which a training run goes on after it was cut off, and ends with the same bits as one that was not: weights,
/// optimizer, average, best epoch and history. Random numbers are drawn again from the seed, so none are stored.
/// </summary>
/// <remarks>A safetensors file, written beside its place and then renamed, with a checksum. Only the weights under <c>network.</c> matter to other programs.</remarks>
/// <param name="Path">Where it lies; its folder is made if need be.</param>
/// <param name="Run">What is trained, in any words: a file that was written under others is refused. Everything that decides a run's bits belongs in it: network, loss, options, pictures, split.</param>
public sealed record Checkpoint(string Path, string Run)
{
    // Raised when the file's content changes its meaning.
    private const string Version = "1";

    /// <summary>Written after so many epochs, and after the last; 1 or more.</summary>
    public int Every { get; init => field = value >= 1 ? value : throw new SegLabException($"A checkpoint is written every {value} epochs; 1 or more is expected."); } = 1;

    /// <summary>Called right before the file takes its place; an exception from it ends training and leaves the file as it was. None by default.</summary>
    internal Action? BeforeWrite { get; init; }

    /// <summary>How many epochs the file holds; 0 where there is no file. Reads and checks all of it.</summary>
    /// <exception cref="SegLabException">The file is damaged, or another run's: delete it and train again.</exception>
    public int FinishedEpochs()
    {
        using var scope = NewDisposeScope();
        return File.Exists(Path) ? Read().History.Count : 0;
    }

    /// <summary>Removes the file, where there is one: the run is finished, or shall begin again.</summary>
    public void Delete()
    {
        if (File.Exists(Path))
            File.Delete(Path);
    }

    /// <summary>Writes the state after an epoch, if it is one after which that is due.</summary>
    /// <exception cref="SegLabException">The file can't be written.</exception>
    internal void Save(TrainingState state)
    {
        if (state.History.Count % Every != 0 && !state.IsFinished)
            return;
        using var scope = NewDisposeScope();
        var tensors = state.Tensors().ToDictionary(entry => entry.Name, entry => entry.Tensor);
        HistoryTensors.Add(state.History, tensors);
        SafetensorsFile.Save(Path, tensors, new Dictionary<string, string>
        {
            ["checkpoint"] = Version,
            ["run"] = Run,
            ["epochs"] = state.History.Count.ToString(CultureInfo.InvariantCulture),
            ["sha256"] = Checksum(tensors),
        }, BeforeWrite);
    }

    /// <summary>Puts the file's state in place of the given one; without a file nothing changes.</summary>
    /// <exception cref="SegLabException">The file is damaged, another run's, or does not fit the network and the options; nothing has changed.</exception>
    internal void Restore(TrainingState state)
    {
        if (!File.Exists(Path))
            return;
        using var scope = NewDisposeScope();
        var (tensors, history) = Read();
        var wanted = state.Tensors().ToDictionary(entry => entry.Name, entry => entry.Tensor);
        if (wanted.Keys.Except(tensors.Keys).Concat(tensors.Keys.Except(wanted.Keys)).Concat(wanted.Keys.Where(Differs)).FirstOrDefault() is { } name)
            throw new SegLabException($"The checkpoint {Path} is of another network or other options: '{name}' is not alike in both. Delete it, and the run begins again.");
        if (history.Count > state.Epochs)
            throw new SegLabException($"The checkpoint {Path} holds {history.Count} epochs, and {state.Epochs} are asked for. Delete it, and the run begins again.");
        state.Restore(tensors, history);

        bool Differs(string key) => tensors[key].dtype != wanted[key].dtype || !tensors[key].shape.AsSpan().SequenceEqual(wanted[key].shape);
    }

    private (Dictionary<string, Tensor> Tensors, IReadOnlyList<EpochRecord> History) Read()
    {
        var metadata = SafetensorsFile.ReadMetadata(Path);
        if (metadata.GetValueOrDefault("checkpoint") != Version)
            throw new SegLabException($"The file {Path} is no checkpoint of this version of SegLab. Delete it, and the run begins again.");
        if (metadata.GetValueOrDefault("run") != Run)
            throw new SegLabException($"The checkpoint {Path} is of another run: {metadata.GetValueOrDefault("run")}; this one is {Run}. Give each run a file of its own, or delete this one.");
        var tensors = SafetensorsFile.Load(Path).ToDictionary();
        if (metadata.GetValueOrDefault("sha256") != Checksum(tensors))
            throw new SegLabException($"The checkpoint {Path} is damaged: its content does not fit its checksum. Delete it, and the run begins again.");
        return (tensors, HistoryTensors.Remove(tensors));
    }

    private static string Checksum(Dictionary<string, Tensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, tensor) in tensors.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(tensor.detach().cpu().contiguous().bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
