using System.Text;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.DotNet.Interactive;

namespace SegLab.Cli.Running;

/// <summary>A C# script that grows cell by cell: what one cell declares, the next ones see.</summary>
internal sealed class ScriptSession : IDisposable
{
    // What .NET Interactive gives every C# cell.
    private static readonly string[] Imports =
    [
        "System", "System.Text", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Kernel",
    ];

    private readonly InteractiveAssemblyLoader loader = new();
    private readonly ScriptOptions options;
    private ScriptState<object>? state;

    /// <summary>Starts with no cell run.</summary>
    /// <param name="folder">Where relative paths in <c>#r</c> and <c>#load</c> start: the notebook's folder.</param>
    /// <param name="notice">Told what the person should know though nothing failed.</param>
    public ScriptSession(string folder, Action<string> notice)
    {
        var references = new NotebookReferenceResolver(folder, notice);
        options = ScriptOptions.Default
            .WithMetadataResolver(references)
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
            .WithReferences(references.Framework)
            .AddReferences(typeof(Kernel).Assembly, typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly, typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly)
            .WithImports(Imports)
            .WithFileEncoding(Encoding.UTF8)
            .WithEmitDebugInformation(true)
            .WithAllowUnsafe(true);
    }

    /// <summary>Compiles and runs a cell.</summary>
    /// <param name="name">What stack traces and compiler messages call it.</param>
    /// <param name="code">The cell's code.</param>
    /// <param name="cancellationToken">Ends the compilation; running code has to look at it by itself.</param>
    /// <returns>The value of the last expression if no semicolon follows it; else null.</returns>
    /// <exception cref="CompilationErrorException">The code does not compile.</exception>
    public async Task<object?> RunAsync(string name, string code, CancellationToken cancellationToken)
    {
        code = LanguageMark.Blank(code);
        var cellOptions = options.WithFilePath(name);
        var script = state is null
            ? CSharpScript.Create(code, cellOptions, assemblyLoader: loader)
            : state.Script.ContinueWith<object>(code, cellOptions);
        state = state is null
            ? await script.RunAsync(cancellationToken: cancellationToken)
            : await script.RunFromAsync(state, cancellationToken);
        return state.ReturnValue;
    }

    public void Dispose() => loader.Dispose();
}
