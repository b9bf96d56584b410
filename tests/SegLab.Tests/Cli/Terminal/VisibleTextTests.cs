using System.Text.Json;
using SegLab.Cli.Terminal;
using Spectre.Console;
using Xunit;

namespace SegLab.Tests.Cli.Terminal;

/// <summary>What a terminal would obey is shown, whichever way it is written.</summary>
public sealed class VisibleTextTests
{
    private const string Hostile = "\u001b[31mred\u001b[0m \u001b]0;T\u0007 \u009b31m \u007f \u202egnp.exe \u2066x \0";
    private const string Shown = "\\u001b[31mred\\u001b[0m \\u001b]0;T\\u0007 \\u009b31m \\u007f \\u202egnp.exe \\u2066x \\u0000";

    [Theory]
    [InlineData(Hostile, Shown)]
    [InlineData("two\nlines\r\n", "two\nlines\r\n")]
    [InlineData("over\rwritten\tx", "over\\rwritten\tx")]
    [InlineData("plain ü – 100 % 🙂 “it's”", "plain ü – 100 % 🙂 “it's”")]
    [InlineData("a\u2028b\ufeff\u200bc", "a\\u2028b\\ufeff\\u200bc")]
    public void ControlsAreShownAndLinesStay(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void HalvesOfCharactersAreShown() => Assert.Equal("\\ud83dx\\udc00", VisibleText.Of($"{(char)0xd83d}x{(char)0xdc00}"));

    [Theory]
    [InlineData("new\nline", "new\\nline")]
    [InlineData("tab\there", "tab\\there")]
    [InlineData("a\r\nb", "a\\r\\nb")]
    public void ANameIsOneLine(string name, string shown) => Assert.Equal(shown, VisibleText.Line(name));

    [Fact]
    public void ShownJsonIsTheSameJson()
    {
        Assert.Equal(Hostile, JsonSerializer.Deserialize<string[]>(VisibleText.Of($"[\n  \"{Hostile}\"\n]"))![0]);
    }

    [Fact]
    public void AWriterShowsWhateverTheWayItIsWritten()
    {
        using var inner = new StringWriter();
        using var writer = new VisibleWriter(inner);
        writer.Write("🙂"[0]);
        writer.Write("🙂"[1]);
        writer.Write('\u001b');
        writer.Write("a\r".ToCharArray());
        writer.Write("\nb\r");
        writer.Write("c".AsSpan());
        writer.WriteLine("{0}", "\u009b");
        writer.Write('\r');
        writer.Flush();
        Assert.Equal($"🙂\\u001ba\r\nb\\rc\\u009b{Environment.NewLine}\\r", inner.ToString());
    }

    [Fact]
    public void DrawnTextIsShownAndOurColoursStay()
    {
        using var inner = new StringWriter();
        var console = TerminalConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(inner), Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.TrueColor });
        console.Profile.Width = 200;
        console.MarkupLine($"[red]{Hostile.EscapeMarkup()}[/] [bold]" + "[[x".EscapeMarkup() + "[/]");
        var drawn = inner.ToString();
        Assert.Contains("\\u001b[31mred\\u001b[0m \\u001b]0;T\\u0007 \\u009b31m", drawn, StringComparison.Ordinal);
        Assert.StartsWith("\u001b[", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31mred", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]0", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain('\u009b', drawn);
        Assert.DoesNotContain('\u202e', drawn);
    }
}
