using System.IO.Compression;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using SegLab.Figures;
using SegLab.Figures.Interactive;
using Xunit;

namespace SegLab.Tests.Figures;

public sealed partial class PlotlyWallTests
{
    [Fact]
    public void PlotlyLivesInAContextOfItsOwn()
    {
        _ = Samples.Curves(1).ToPlotlyJson();
        var context = AssemblyLoadContext.All.Single(context => context.Name == "SegLab.Plotly");
        var names = context.Assemblies.Select(assembly => assembly.GetName().Name).ToList();
        Assert.Superset(new HashSet<string?>(["SegLab.Plotly", "Plotly.NET", "FSharp.Core"]), names.ToHashSet());
        Assert.True(context.Assemblies.Single(assembly => assembly.GetName().Name == "FSharp.Core").GetName().Version >= new Version(10, 1));
        Assert.DoesNotContain(AssemblyLoadContext.Default.Assemblies, assembly => assembly.GetName().Name is "Plotly.NET" or "SegLab.Plotly" or "Giraffe.ViewEngine");
    }

    [Fact]
    public void TheLibraryDoesNotKnowPlotly()
    {
        var known = typeof(Figure).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.DoesNotContain(known, name => name.StartsWith("FSharp", StringComparison.Ordinal) || name.Contains("Plotly", StringComparison.Ordinal) || name.Contains("Interactive", StringComparison.Ordinal));
    }

    [Fact]
    public void AnUnknownKindIsRefused()
    {
        var error = Assert.ThrowsAny<Exception>(() => PlotlyLibrary.Render("{\"kind\":\"pie\"}"));
        Assert.Contains("curves, panels, bars", (error as TargetInvocationException)?.InnerException?.Message ?? error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScriptUnpacksToPlotly()
    {
        var html = new PlotlyScript("SegLab 0.1.0").ToHtml();
        Assert.InRange(html.Length, 1_000_000, 1_600_000);
        Assert.StartsWith("<p class=\"seglab-note\">SegLab 0.1.0</p>", html, StringComparison.Ordinal);
        using var packed = new MemoryStream(Convert.FromBase64String(Packed().Match(html).Groups["data"].Value));
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var source = reader.ReadToEnd();
        Assert.Contains("plotly.js v2.28.0", source[..200], StringComparison.Ordinal);
        Assert.InRange(source.Length, 3_000_000, 4_500_000);
    }

    [GeneratedRegex(@"atob\('(?<data>[A-Za-z0-9+/=]+)'\)", RegexOptions.None, 10_000)]
    private static partial Regex Packed();
}
