using SegLab.Storage;
using static TorchSharp.torch;

namespace SegLab.Weights;

/// <summary>
/// Weights in the safetensors format, under their state-dict names, so that PyTorch reads them
/// (<c>safetensors.torch.load_file</c>) and SegLab reads PyTorch's.
/// </summary>
/// <remarks>The format's bytes are little-endian, as is every platform that libtorch runs on. A file is data: reading one runs nothing.</remarks>
public static class SafetensorsFile
{
    // What PyTorch's own files say of themselves; some of its readers insist on it.
    private static readonly KeyValuePair<string, string> Format = new("format", "pt");

    /// <summary>Writes tensors, beside the file first, so that the file is whole or as it was.</summary>
    /// <param name="path">The file; its folder is made if need be, an existing file is replaced.</param>
    /// <param name="tensors">What to write, such as <c>model.state_dict()</c>: F32, F64, F16, BF16, I64, I32, U8 or BOOL, on any device.</param>
    /// <param name="metadata">Free text by name, such as the model and the epoch; <c>format</c> is added.</param>
    /// <exception cref="SegLabException">A tensor's type is not one of these, or the file can't be written.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        Save(path, tensors, metadata, mayReplace: null);

    /// <summary>The same, if it still may when all is written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">What to write.</param>
    /// <param name="metadata">Free text by name.</param>
    /// <param name="mayReplace">Asked right before the file takes its place; an exception from it leaves what was there as it was.</param>
    /// <exception cref="SegLabException">As above.</exception>
    internal static void Save(
        string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata, Action? mayReplace)
    {
        var problems = tensors.Where(pair => SafetensorsTypes.NameOf(pair.Value.dtype) is null)
            .Select(pair => $"{pair.Key} is {pair.Value.dtype}").ToList();
        if (problems.Count > 0)
            throw new SegLabException($"The weights can't be saved to {path}: {string.Join("; ", problems)}; safetensors files of SegLab hold {SafetensorsTypes.Names}.");

        // Wide numbers first keeps every tensor on a multiple of its number's size, so that readers can map the file.
        var ordered = tensors.OrderByDescending(pair => SafetensorsTypes.SizeOf(pair.Value.dtype)).ToList();
        var entries = new List<SafetensorsEntry>();
        foreach (var (name, tensor) in ordered)
        {
            var start = entries.Count == 0 ? 0 : entries[^1].End;
            entries.Add(new(name, tensor.dtype, tensor.shape, start, start + SafetensorsEntry.SizeOf(tensor.dtype, tensor.shape)));
        }

        var header = new SafetensorsHeader(entries, new Dictionary<string, string>(metadata ?? new Dictionary<string, string>()) { [Format.Key] = Format.Value });
        try
        {
            AtomicFile.Write(
                path,
                stream =>
                {
                    stream.Write(header.ToBytes());
                    foreach (var (_, tensor) in ordered)
                        Write(stream, tensor);
                },
                mayReplace);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"The weights can't be saved to {path}: {exception.Message} Choose another folder, or free some space.", exception);
        }
    }

    /// <summary>Reads all tensors of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Tensors on the CPU by name; the caller disposes each.</returns>
    /// <exception cref="SegLabException">The file is missing, cut off, not a safetensors file, or holds a type that SegLab does not read.</exception>
    public static IReadOnlyDictionary<string, Tensor> Load(string path) => Open(path, (stream, header) =>
    {
        var tensors = new Dictionary<string, Tensor>();
        using var scope = NewDisposeScope();
        foreach (var entry in header.Entries)
        {
            if (entry.End - entry.Start > int.MaxValue)
                throw new InvalidDataException($"the tensor {entry.Name} has {entry.End - entry.Start} bytes; SegLab reads tensors of up to {int.MaxValue}.");
            var tensor = empty(entry.Shape, entry.Type);
            if (entry.End > entry.Start)
                stream.ReadExactly(tensor.bytes);
            tensors.Add(entry.Name, tensor);
        }

        scope.MoveToOuter(tensors.Values);
        return tensors;
    });

    /// <summary>What <see cref="Save(string, IReadOnlyDictionary{string, Tensor}, IReadOnlyDictionary{string, string}?)"/> was given as metadata, and <c>format</c>; empty where a file has none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SegLabException">As for <see cref="Load"/>.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(string path) => Open(path, (_, header) => header.Metadata);

    /// <summary>The names of the tensors in a file that hold NaN or infinite numbers; none in whole weights.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SegLabException">As for <see cref="Load"/>.</exception>
    public static IReadOnlyList<string> NonFinite(string path) => Open(path, FiniteCheck.NonFinite);

    /// <summary>Reads a file's tensors into a module's parameters and buffers, on the module's device and in its number types.</summary>
    /// <param name="module">A network; unchanged if anything does not fit.</param>
    /// <param name="path">A file with exactly its state dictionary's names and shapes.</param>
    /// <exception cref="SegLabException">As for <see cref="Load"/>; or names or shapes do not fit: the message lists them all.</exception>
    public static void LoadInto(nn.Module module, string path)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var given = Load(path);
        var wanted = module.state_dict();
        var problems = wanted.Keys.Except(given.Keys).Select(name => $"{name} is missing in the file")
            .Concat(given.Keys.Except(wanted.Keys).Select(name => $"{name} is in the file and not in the network"))
            .Concat(wanted.Keys.Intersect(given.Keys).SelectMany(name => Differences(name, given[name], wanted[name])))
            .ToList();
        if (problems.Count > 0)
            throw new SegLabException($"The weights in {path} are another network's than {module.GetName()}: {string.Join("; ", problems)}.");
        foreach (var (name, tensor) in wanted)
            tensor.copy_(given[name]);
    }

    private static IEnumerable<string> Differences(string name, Tensor given, Tensor wanted)
    {
        if (!given.shape.AsSpan().SequenceEqual(wanted.shape))
            yield return $"{name} is [{string.Join(", ", given.shape)}] in the file and [{string.Join(", ", wanted.shape)}] in the network";
        if (is_floating_point(given) != is_floating_point(wanted))
            yield return $"{name} is {given.dtype} in the file and {wanted.dtype} in the network";
    }

    private static void Write(Stream stream, Tensor tensor)
    {
        if (tensor.numel() == 0)
            return;
        using var scope = NewDisposeScope();
        stream.Write(tensor.detach().cpu().contiguous().bytes);
    }

    private static T Open<T>(string path, Func<Stream, SafetensorsHeader, T> read)
    {
        try
        {
            using var stream = FileSystem.Current.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return read(stream, SafetensorsHeader.Read(stream));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SegLabException($"There is no weight file {path}.", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new SegLabException($"The weight file {path} can't be read: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"The weight file {path} can't be read: {exception.Message}", exception);
        }
    }
}
