using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SegLab.Tests.Display;

/// <summary>
/// A notebook host that has nothing in common with the library but the names of .NET Interactive's types: compiled in memory,
/// so that the tests' own assembly defines none of them.
/// </summary>
internal sealed class FakeHost
{
    private const string Source = """
        using System; using System.Collections.Generic; using System.Threading;
        namespace Microsoft.DotNet.Interactive
        {
            public sealed class KernelInvocationContext
            {
                private static readonly AsyncLocal<KernelInvocationContext> Slot = new AsyncLocal<KernelInvocationContext>();
                public static KernelInvocationContext Current { get { return Slot.Value; } set { Slot.Value = value; } }
                public List<string> Events { get; } = new List<string>();
                public CancellationTokenSource Source { get; } = new CancellationTokenSource();
                public CancellationToken CancellationToken { get { return Source.Token; } }
                public int Displayed;
            }
            public static class KernelInvocationContextExtensions
            {
                public static Handle Display(this KernelInvocationContext context, object value, params string[] mimeTypes)
                {
                    var id = ++context.Displayed;
                    lock (context.Events) context.Events.Add(id + " display " + value.GetType().Name + " " + value);
                    return new Handle(context, id);
                }
            }
            public sealed class Handle
            {
                private readonly KernelInvocationContext _context; private readonly int _id;
                public Handle(KernelInvocationContext context, int id) { _context = context; _id = id; }
                public void Update(object value) { lock (_context.Events) _context.Events.Add(_id + " update " + value.GetType().Name + " " + value); }
            }
        }
        """;

    private static readonly Lazy<Type> ContextType = new(Compile);

    private readonly object _context = Activator.CreateInstance(ContextType.Value)!;

    public IReadOnlyList<string> Events => (IReadOnlyList<string>)Get("Events");

    /// <summary>Makes this the host of the calling test and of the tasks it starts.</summary>
    public void Enter() => ContextType.Value.GetProperty("Current")!.SetValue(null, _context);

    public void Cancel() => ((CancellationTokenSource)Get("Source")).Cancel();

    private object Get(string property) => ContextType.Value.GetProperty(property)!.GetValue(_context)!;

    private static Type Compile()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("FakeHost", [CSharpSyntaxTree.ParseText(Source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        return result.Success
            ? Assembly.Load(assembly.ToArray()).GetType("Microsoft.DotNet.Interactive.KernelInvocationContext")!
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
