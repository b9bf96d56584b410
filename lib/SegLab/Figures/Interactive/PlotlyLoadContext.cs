using System.Reflection;
using System.Runtime.Loader;

namespace SegLab.Figures.Interactive;

/// <summary>
/// Loads SegLab.Plotly with all that it needs apart from the rest of the process: a notebook kernel brings an older FSharp.Core
/// than Plotly.NET asks for, and one load context holds one of them only.
/// </summary>
/// <param name="assemblyPath">Where SegLab.Plotly.dll lies, its dependencies and deps.json beside it.</param>
internal sealed class PlotlyLoadContext(string assemblyPath) : AssemblyLoadContext("SegLab.Plotly")
{
    private readonly AssemblyDependencyResolver _resolver = new(assemblyPath);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
}
