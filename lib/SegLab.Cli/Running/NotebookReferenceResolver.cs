using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace SegLab.Cli.Running;

/// <summary>Finds what cells name with <c>#r</c>, and what that needs in turn.</summary>
/// <remarks>
/// Where this command brings an assembly of that name itself (SegLab, TorchSharp, SkiaSharp), its own copy is taken, because the
/// runtime would load that one: what a cell is compiled against is then what it runs with, and there is one SegLab in the process.
/// </remarks>
internal sealed class NotebookReferenceResolver : MetadataReferenceResolver
{
    private readonly ScriptMetadataResolver inner;
    private readonly Action<string> notice;

    // Everything the runtime finds by name: the framework and this command's own assemblies.
    private readonly Dictionary<string, string> platform;
    private readonly ConcurrentDictionary<string, PortableExecutableReference> references = new(StringComparer.Ordinal);

    /// <summary>Resolves relative paths from a folder.</summary>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="notice">Told where another build of an assembly is named than the one that is taken.</param>
    public NotebookReferenceResolver(string folder, Action<string> notice)
    {
        this.notice = notice;
        inner = ScriptMetadataResolver.Default.WithBaseDirectory(folder);
        platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .DistinctBy(Path.GetFileNameWithoutExtension)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The framework's assemblies, which every cell sees.</summary>
    public IEnumerable<MetadataReference> Framework =>
        platform.Values.Where(path => !path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal)).Select(Reference);

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        [.. inner.ResolveReference(reference, baseFilePath, properties).Select(found => OwnCopyOf(found, properties))];

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        platform.TryGetValue(referenceIdentity.Name, out var path) ? Reference(path) : inner.ResolveMissingAssembly(definition, referenceIdentity);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private static Guid BuildOf(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    private PortableExecutableReference OwnCopyOf(PortableExecutableReference found, MetadataReferenceProperties properties)
    {
        if (found.FilePath is not { } file || !platform.TryGetValue(Path.GetFileNameWithoutExtension(file), out var own))
            return found;
        if (!references.ContainsKey(own) && BuildOf(file) != BuildOf(own))
            notice($"{file} is another build than the one that this command brings, which is the one that runs. To bring them together: dotnet build.");
        return Reference(own).WithProperties(properties);
    }

    private PortableExecutableReference Reference(string path) => references.GetOrAdd(path, path => MetadataReference.CreateFromFile(path));
}
