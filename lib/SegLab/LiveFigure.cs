using SegLab.Display;
using SegLab.Figures;

namespace SegLab;

/// <summary>A figure that is redrawn in place in its cell. <see cref="Notebook.Live"/> makes it; any thread may use it.</summary>
public sealed class LiveFigure
{
    private readonly Lock _lock = new();
    private readonly Action<object>? _display;
    private readonly TextWriter _output;
    private string _lastLine = "";

    internal LiveFigure(NotebookHost? host, TextWriter output, Figure first)
    {
        _output = output;
        if (host is null)
            WriteLine(first);
        else
            _display = host.Display(new StillFigure(first));
    }

    /// <summary>Replaces what is shown, as static pictures: quick, and nothing flickers.</summary>
    /// <param name="next">What to show now.</param>
    public void Update(Figure next) => Replace(next, new StillFigure(next));

    /// <summary>Replaces what is shown with the figure that stays, charts interactive.</summary>
    /// <param name="last">What to show from now on.</param>
    public void Complete(Figure last) => Replace(last, last);

    private void Replace(Figure figure, Figure shown)
    {
        lock (_lock)
        {
            if (_display is null)
                WriteLine(figure);
            else
                _display(shown);
        }
    }

    // Without a notebook nothing can be redrawn: the first line, where it is news, is the progress.
    private void WriteLine(Figure figure)
    {
        var line = figure.ToText().Split('\n')[0];
        if (line != _lastLine)
            _output.WriteLine(line);
        _lastLine = line;
    }
}
