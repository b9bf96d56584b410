using System.Text;
using Spectre.Console;

namespace SegLab.Cli.Terminal;

/// <summary>Consoles that draw with colours and in place. They write past <see cref="VisibleWriter"/>, which would show their own commands to the terminal, and keep those of others out themselves.</summary>
internal static class TerminalConsole
{
    /// <summary>One on standard output.</summary>
    public static IAnsiConsole Output() => On(Console.OpenStandardOutput(), !Console.IsOutputRedirected);

    /// <summary>One on standard error.</summary>
    public static IAnsiConsole Error() => On(Console.OpenStandardError(), !Console.IsErrorRedirected);

    /// <summary>One with any settings.</summary>
    /// <param name="settings">Where it draws, and what that place can do.</param>
    public static IAnsiConsole Create(AnsiConsoleSettings settings)
    {
        var console = AnsiConsole.Create(settings);
        console.Pipeline.Attach(new VisibleSegments());
        return console;
    }

    private static IAnsiConsole On(Stream stream, bool isTerminal)
    {
        // Without a mark of byte order, which some encodings would write first.
        var encoding = Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : Console.OutputEncoding;
        return Create(new AnsiConsoleSettings { Out = new StreamOutput(new StreamWriter(stream, encoding) { AutoFlush = true }, isTerminal) });
    }

    // Spectre takes a writer for a terminal only if it is Console.Out or Console.Error itself.
    private sealed class StreamOutput(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        private readonly AnsiConsoleOutput _plain = new(writer);

        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => _plain.Width;

        public int Height => _plain.Height;

        public void SetEncoding(Encoding encoding) => _plain.SetEncoding(encoding);
    }
}
