using static TorchSharp.torch;

namespace SegLab.Models;

/// <summary>A kind of network that an experiment can name. Two are equal when their names are.</summary>
/// <param name="Name">As the assignment writes it, such as <c>SegNet2</c>.</param>
/// <param name="Build">Makes a network of this kind on the CPU; the caller disposes.</param>
/// <param name="SourceFiles">The files of the library that define it, embedded in the assembly.</param>
public sealed record Architecture(string Name, Func<SegmentationNetwork> Build, IReadOnlyList<string> SourceFiles)
{
    /// <summary>Makes a network of this kind on the CPU; the caller disposes.</summary>
    public Func<SegmentationNetwork> Build { get; init; } = () =>
    {
        // What TorchSharp's layers leave behind when they are made, first weights among it, goes with the scope.
        using var scope = NewDisposeScope();
        var network = Build();
        scope.MoveToOuter(network.NamedState().Select(entry => entry.Tensor));
        return network;
    };

    /// <summary>What tells a stored run's custom network from another of the same name; null for all that can be built.</summary>
    internal string? StoredBuilder { get; init; }

    /// <summary>The C# source of the network, as it was compiled.</summary>
    public string Source => string.Join("\n", SourceFiles.Select(ReadSource));

    /// <inheritdoc/>
    public bool Equals(Architecture? other) => other is not null && other.Name == Name && other.StoredBuilder == StoredBuilder;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string ReadSource(string file)
    {
        using var stream = typeof(Architecture).Assembly.GetManifestResourceStream($"SegLab.Models.{file}")
            ?? throw new InvalidOperationException($"The assembly holds no source file '{file}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
