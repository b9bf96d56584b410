using System.Text;
using Microsoft.DotNet.Interactive;
using SegLab.Cli.Terminal;

namespace SegLab.Cli.Running;

/// <summary>Writes to the outputs of the cell from whose code, tasks or threads it is called.</summary>
/// <param name="stream"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="otherwise">Where text goes that no cell writes.</param>
internal sealed class CellWriter(string stream, TextWriter otherwise) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => Encoding.UTF8;

    // Notebooks separate lines by '\n' on every system.
    public override string NewLine => "\n";

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (KernelInvocationContext.Current is { } cell)
            cell.Outputs.Write(stream, buffer);
        else
            otherwise.Write(VisibleText.Of(buffer.ToString()));
    }

    public override void WriteLine() => Write("\n");

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Flush() => otherwise.Flush();
}
