using SegLab.Data;
using SegLab.Display;
using SegLab.Figures;
using SegLab.Native;
using SegLab.Training;
using TorchSharp;

namespace SegLab;

/// <summary>
/// What a notebook's cell calls to show things. In .NET Interactive and in <c>seglab run</c> they appear in the cell; in a
/// plain program their text goes to standard output.
/// </summary>
public static class Notebook
{
    /// <summary>Is cancelled when the reader interrupts the cell; never in a plain program.</summary>
    public static CancellationToken CancellationToken => NotebookHost.Current?.CancellationToken ?? CancellationToken.None;

    /// <summary>For a notebook's first cell: brings charts to life without network, keeps torch to the cores that this process may use, has it use the memory of large tensors again, has "Run All" stop at a cell that fails, and says what the notebook runs on.</summary>
    /// <returns>The cell's last expression.</returns>
    /// <exception cref="SegLabException">torch can't be used on this system; the message says why and what to do.</exception>
    public static PlotlyScript Setup()
    {
        FailureStop.Attach();
        LargeBlocks.Reuse();
        var threads = ComputeThreads.Limit();
        var version = typeof(Notebook).Assembly.GetName().Version!.ToString(3);
        return new PlotlyScript($"SegLab {version} · libtorch {string.Join('.', torch.__version__.Split('.').Take(3))} · {threads} threads");
    }

    /// <summary>Reads and resizes pictures, saying in the cell how far it is.</summary>
    /// <param name="source">The pictures.</param>
    /// <param name="size">The new width and height in pixels.</param>
    /// <exception cref="SegLabException">Files are missing, unreadable or do not fit; the message lists them.</exception>
    public static ImageSet Load(DataSource source, int size)
    {
        var view = new LoadingView(source.Description);
        var notices = new List<string>();
        var images = source.Load(size, new LoadOptions { Notice = notices.Add }, view, CancellationToken);
        view.Complete(images);
        notices.ForEach(notice => Show(new TextNote(notice)));
        return images;
    }

    /// <summary>Shows a value where the cell's outputs stand.</summary>
    /// <param name="value">A figure, or anything that the notebook can display.</param>
    public static void Show(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (NotebookHost.Current is { } host)
            host.Display(value);
        else
            Console.Out.WriteLine(value);
    }

    /// <summary>Shows a figure that will be redrawn in place, from this cell or from tasks that it starts.</summary>
    /// <param name="first">What to show at first.</param>
    /// <returns>What redraws it.</returns>
    public static LiveFigure Live(Figure first)
    {
        ArgumentNullException.ThrowIfNull(first);
        return new LiveFigure(NotebookHost.Current, Console.Out, first);
    }
}
