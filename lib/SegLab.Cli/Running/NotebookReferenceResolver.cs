using System.Collections.Immutable;
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

    // Everything the runtime finds by name: the framework and this command's own assemblies.
    private readonly Dictionary<string, string> platform;

    /// <summary>Resolves relative paths from a folder.</summary>
    /// <param name="folder">The notebook's folder.</param>
    public NotebookReferenceResolver(string folder)
    {
        inner = ScriptMetadataResolver.Default.WithBaseDirectory(folder);
        platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .DistinctBy(Path.GetFileNameWithoutExtension)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The framework's assemblies, which every cell sees.</summary>
    public IEnumerable<MetadataReference> Framework
    {
        get
        {
            var own = Path.GetFullPath(AppContext.BaseDirectory);
            return platform.Values.Where(path => !path.StartsWith(own, StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path));
        }
    }

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        [.. inner.ResolveReference(reference, baseFilePath, properties).Select(found => OwnCopyOf(found, properties))];

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        platform.TryGetValue(referenceIdentity.Name, out var path)
            ? MetadataReference.CreateFromFile(path)
            : inner.ResolveMissingAssembly(definition, referenceIdentity);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private PortableExecutableReference OwnCopyOf(PortableExecutableReference found, MetadataReferenceProperties properties) =>
        found.FilePath is { } file && platform.TryGetValue(Path.GetFileNameWithoutExtension(file), out var own)
            ? MetadataReference.CreateFromFile(own, properties)
            : found;
}
