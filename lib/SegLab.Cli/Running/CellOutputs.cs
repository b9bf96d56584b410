using System.Text;
using SegLab.Cli.Documents;

namespace SegLab.Cli.Running;

/// <summary>What a cell has shown so far, in order; written to from any thread, while the cell runs and afterwards.</summary>
/// <param name="report">Told the first line of every update in place: what the cell is doing.</param>
internal sealed class CellOutputs(Action<string> report)
{
    private readonly Lock gate = new();
    private readonly List<CellOutput> outputs = [];
    private readonly StringBuilder text = new();
    private string? stream;

    /// <summary>Adds text to standard output or standard error; neighbours on one stream become one output.</summary>
    /// <param name="name"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="value">The text.</param>
    public void Write(string name, ReadOnlySpan<char> value)
    {
        lock (gate)
        {
            if (stream != name)
                CloseStream();
            stream = name;
            text.Append(value);
        }
    }

    /// <summary>Adds an output.</summary>
    /// <param name="output">What to add.</param>
    /// <returns>Its position, for <see cref="Replace"/>.</returns>
    public int Add(CellOutput output)
    {
        lock (gate)
        {
            CloseStream();
            outputs.Add(output);
            return outputs.Count - 1;
        }
    }

    /// <summary>Replaces an output in place.</summary>
    /// <param name="position">What <see cref="Add"/> returned.</param>
    /// <param name="output">What to show instead.</param>
    public void Replace(int position, CellOutput output)
    {
        lock (gate)
            outputs[position] = output;
    }

    /// <summary>Tells what the cell is doing.</summary>
    /// <param name="status">Text whose first line that is.</param>
    public void Report(string status)
    {
        var line = status.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        if (!line.IsEmpty)
            report(line[..(end < 0 ? line.Length : end)].ToString());
    }

    /// <summary>Everything shown until now.</summary>
    public IReadOnlyList<CellOutput> Snapshot()
    {
        lock (gate)
        {
            CloseStream();
            return [.. outputs];
        }
    }

    private void CloseStream()
    {
        if (stream is not null && text.Length > 0)
        {
            // A snapshot may have closed the stream in the middle of a text.
            if (outputs.LastOrDefault() is StreamOutput last && last.Name == stream)
                outputs[^1] = last with { Text = last.Text + text };
            else
                outputs.Add(new StreamOutput(stream, text.ToString()));
        }

        text.Clear();
        stream = null;
    }
}
