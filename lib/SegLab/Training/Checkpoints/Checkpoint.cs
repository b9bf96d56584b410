using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SegLab.Storage;
using SegLab.Weights;
using static TorchSharp.torch;

namespace SegLab.Training.Checkpoints;

/// <summary>
/// A file from which a training run goes on after it was cut off, and ends with the same bits as one that was not: weights,
/// optimizer, average, best epoch and history, and of the epoch under way the losses of the steps that are done. The order of the images and
/// their augmentation are drawn again from the seed; the state of torch's own generator, from which a custom network may draw, is stored.
/// </summary>
/// <remarks>
/// Written after epochs (<see cref="Every"/>), after minutes (<see cref="EveryMinutes"/>) and when training is cancelled, so that a cancelled run
/// loses nothing and a killed one some minutes at most. A safetensors file, written beside its place and then renamed, with a checksum. Only the
/// weights under <c>network.</c> matter to other programs.
/// </remarks>
/// <param name="Path">Where the file is; its folder is made if need be.</param>
/// <param name="Run">What is trained, in any words: a file that was written under others is refused. Everything that decides a run's bits belongs in it: network, loss, options, images, split.</param>
public sealed record Checkpoint(string Path, string Run)
{
    /// <summary>The default of <see cref="EveryMinutes"/>: 10.</summary>
    public const double DefaultMinutes = 10;

    // Raised when the file's content changes its meaning. Files of the first version, after whole epochs only, are still gone on from.
    private const string Version = "2";
    private const string WholeEpochs = "1";

    // The file begins with its header, and that with what it says of itself.
    private const int BeginningLength = 4096;

    /// <summary>Written after so many epochs, and after the last; 1 or more.</summary>
    public int Every { get; init => field = value >= 1 ? value : throw new SegLabException($"A checkpoint is written every {value} epochs; 1 or more is expected."); } = 1;

    /// <summary>Written within an epoch too, after the step that ends so many minutes since it was last written; above 0. 10 by default, null for never.</summary>
    /// <exception cref="SegLabException">It is not a number above 0.</exception>
    public double? EveryMinutes
    {
        get;
        init => field = value is null or (> 0 and < double.PositiveInfinity)
            ? value
            : throw new SegLabException(FormattableString.Invariant($"A checkpoint is written every {value} minutes; a number above 0 is expected, or none."));
    } = DefaultMinutes;

    /// <summary>Called before anything is written, and again right before the file takes its place; an exception from it ends training and leaves the file as it was. None by default.</summary>
    internal Action? BeforeWrite { get; init; }

    /// <summary>How many epochs the file holds; 0 where there is no file. Reads and checks all of it.</summary>
    /// <exception cref="SegLabException">As for <see cref="Position"/>.</exception>
    public int FinishedEpochs() => Position()?.Epochs ?? 0;

    /// <summary>How far the training has come that the file holds; null where there is no file. Reads and checks all of it.</summary>
    /// <exception cref="SegLabException">The file is damaged, another run's, of a later version, or can't be read.</exception>
    public TrainingPosition? Position()
    {
        using var scope = NewDisposeScope();
        return File.Exists(Path) ? Read().Position : null;
    }

    /// <summary>Whether a file begins as checkpoints do, damaged or not.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    internal static bool BeginsLikeOne(string path)
    {
        using var stream = FileSystem.Current.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var beginning = new byte[BeginningLength];
        var text = Encoding.Latin1.GetString(beginning, 0, stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false));
        return text.Contains("__metadata__", StringComparison.Ordinal) && text.Contains("\"checkpoint\"", StringComparison.Ordinal);
    }

    private static bool IsLater(string version) =>
        int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > int.Parse(Version, CultureInfo.InvariantCulture);

    /// <summary>Why a checkpoint is neither gone on from nor removed; null where it may be either, and where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Whether a later version wrote it, and the reason: a clause.</returns>
    internal static (bool IsLater, string Detail)? WhyLeftAlone(string path)
    {
        try
        {
            return !File.Exists(path) || SafetensorsFile.ReadMetadata(path).GetValueOrDefault("checkpoint") is not { } version || !IsLater(version)
                ? null
                : (true, $"its checkpoint is of the format {version}, of a later version of SegLab");
        }
        catch (SegLabException exception)
        {
            return exception.InnerException is UnauthorizedAccessException or (IOException and not EndOfStreamException)
                ? (false, $"its checkpoint can't be opened ({exception.InnerException.Message.TrimEnd('.')})")
                : null;
        }
    }

    /// <summary>Removes the file, where there is one: the run is finished, or shall begin again.</summary>
    public void Delete()
    {
        if (File.Exists(Path))
            FileSystem.Current.Delete(Path);
    }

    /// <summary>As <see cref="Position"/>; a file that is damaged is removed, as nothing can go on from it. What is another's, or can't be read at the moment, stays and is refused.</summary>
    /// <param name="notice">Receives what was wrong with a file that was removed.</param>
    /// <exception cref="SegLabException">The file is another run's, of a later version, or can't be read.</exception>
    internal TrainingPosition? PositionIfWhole(Action<string>? notice)
    {
        try
        {
            return Position();
        }
        catch (SegLabException exception) when (exception.InnerException is InvalidDataException or EndOfStreamException)
        {
            notice?.Invoke($"{exception.Message} It was removed.");
            Delete();
            return null;
        }
    }

    /// <summary>Writes a state.</summary>
    /// <param name="state">The state, after a step or an epoch.</param>
    /// <exception cref="SegLabException">The file can't be written.</exception>
    internal void Save(TrainingState state)
    {
        BeforeWrite?.Invoke();
        using var scope = NewDisposeScope();
        var tensors = state.Tensors().ToDictionary(entry => entry.Name, entry => entry.Tensor);
        HistoryTensors.Add(state.History, tensors);
        EpochTensors.Add(state, tensors);
        var metadata = new Dictionary<string, string>
        {
            ["checkpoint"] = Version,
            ["run"] = Run,
            ["epochs"] = state.History.Count.ToString(CultureInfo.InvariantCulture),
            ["step"] = state.StepsDone.ToString(CultureInfo.InvariantCulture),
            ["steps"] = state.StepsPerEpoch.ToString(CultureInfo.InvariantCulture),
        };
        metadata["sha256"] = Checksum(metadata, tensors);
        SafetensorsFile.Save(Path, tensors, metadata, BeforeWrite);
    }

    /// <summary>Puts the file's state in place of the given one; without a file nothing changes.</summary>
    /// <param name="state">The state before the first step.</param>
    /// <returns>Whether there was a file.</returns>
    /// <exception cref="SegLabException">The file is damaged, another run's, or does not fit the network and the options; nothing has changed.</exception>
    internal bool Restore(TrainingState state)
    {
        if (!File.Exists(Path))
            return false;
        using var scope = NewDisposeScope();
        var content = Read();
        var (given, wanted) = (content.Tensors, state.Tensors().ToDictionary(entry => entry.Name, entry => entry.Tensor));
        if (wanted.Keys.Except(given.Keys).Concat(given.Keys.Except(wanted.Keys)).Concat(wanted.Keys.Where(Differs)).FirstOrDefault() is { } name)
            throw new SegLabException($"The checkpoint {Path} is of another network or other options: '{name}' is not alike in both. Delete it, and the run begins again.");
        if (content.History.Count > state.Epochs)
            throw new SegLabException($"The checkpoint {Path} holds {content.History.Count} epochs, and {state.Epochs} are asked for. Delete it, and the run begins again.");
        if (content.Losses.Count > 0 && (content.Position.Steps != state.StepsPerEpoch || content.History.Count == state.Epochs))
            throw new SegLabException($"The checkpoint {Path} is {content.Position}, and there are {state.Epochs} epochs of {state.StepsPerEpoch} steps. Delete it, and the run begins again.");
        state.Restore(content);
        return true;

        bool Differs(string key) => given[key].dtype != wanted[key].dtype || !given[key].shape.AsSpan().SequenceEqual(wanted[key].shape);
    }

    private CheckpointContent Read()
    {
        var metadata = SafetensorsFile.ReadMetadata(Path);
        var version = metadata.GetValueOrDefault("checkpoint");
        if (version is null)
            throw new SegLabException($"The file {Path} is no checkpoint of SegLab. Give the run a file of its own, or delete this one.");
        if (version is not (Version or WholeEpochs))
            throw new SegLabException($"The file {Path} is no checkpoint of this version of SegLab but of version '{version}' of the format. Go on with the version that wrote it, or delete it, and the run begins again.");
        var tensors = SafetensorsFile.Load(Path).ToDictionary();
        if (metadata.GetValueOrDefault("sha256") != Checksum(version == Version ? metadata : new Dictionary<string, string>(), tensors))
            throw Damaged("its content does not fit its checksum");
        if (metadata.GetValueOrDefault("run") != Run)
            throw new SegLabException($"The checkpoint {Path} is of another run: {metadata.GetValueOrDefault("run")}; this one is {Run}. Give each run a file of its own, or delete this one.");
        try
        {
            return CheckpointContent.Take(tensors, int.Parse(metadata.GetValueOrDefault("steps", "0"), CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw Damaged($"its content is no training's: {exception.Message.TrimEnd('.')}");
        }
    }

    private SegLabException Damaged(string what) => new($"The checkpoint {Path} is damaged: {what}. Delete it, and the run begins again.", new InvalidDataException(what));

    // Over the names, the bytes and, since the second version, the metadata.
    private static string Checksum(IReadOnlyDictionary<string, string> metadata, Dictionary<string, Tensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in (string[])["run", "epochs", "step", "steps"])
            hash.AppendData(Encoding.UTF8.GetBytes(metadata.GetValueOrDefault(name, "")));
        foreach (var (name, tensor) in tensors.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(tensor.detach().cpu().contiguous().bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
