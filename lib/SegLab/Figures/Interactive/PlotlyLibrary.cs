namespace SegLab.Figures.Interactive;

/// <summary>The near side of the wall before Plotly.NET: text goes in, text comes out.</summary>
internal static class PlotlyLibrary
{
    private const string FileName = "SegLab.Plotly.dll";

    private static readonly Lazy<Type> Renderer = new(Load);

    /// <summary>Where SegLab.Plotly lies: the folder <c>plotly</c> beside this assembly.</summary>
    public static string AssemblyPath => Path.Combine(Path.GetDirectoryName(typeof(PlotlyLibrary).Assembly.Location)!, "plotly", FileName);

    /// <summary>Builds a chart with Plotly.NET.</summary>
    /// <param name="description">The chart, as <see cref="ChartDescription"/> writes it.</param>
    /// <returns>Data, layout and config as JSON.</returns>
    public static string Render(string description) => Method<Func<string, string>>("Render")(description);

    /// <summary>The source of plotly.js.</summary>
    public static string Script() => Method<Func<string>>("PlotlyScript")();

    private static TDelegate Method<TDelegate>(string name)
        where TDelegate : Delegate => Renderer.Value.GetMethod(name)!.CreateDelegate<TDelegate>();

    private static Type Load()
    {
        var path = AssemblyPath;
        if (!File.Exists(path))
            throw new SegLabException($"Charts need '{path}', which is missing; build SegLab again, or copy the folder 'plotly' of lib/bin beside SegLab.dll.");
        try
        {
            return new PlotlyLoadContext(path).LoadFromAssemblyPath(path).GetType("SegLab.Plotly.ChartRenderer", throwOnError: true)!;
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException or TypeLoadException)
        {
            throw new SegLabException($"Charts need '{path}', which cannot be loaded: {exception.Message} Build SegLab again.", exception);
        }
    }
}
