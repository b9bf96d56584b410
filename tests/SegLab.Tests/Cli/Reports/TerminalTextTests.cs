using SegLab.Cli.Reports;
using Xunit;

namespace SegLab.Tests.Cli.Reports;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain [1] text\n", "plain [1] text\n")]
    [InlineData("\u001b[1;31mred\u001b[0m and \u001b[38;2;10;20;30mblue\u001b[39m", "red and blue")]
    [InlineData("\u001b]8;;https://example.org\u001b\\link\u001b]8;;\u001b\\ \u001b[2K\u001b[1Aup", "link up")]
    [InlineData("epoch 1\repoch 2\repoch 3\ndone", "epoch 3\ndone")]
    [InlineData("one\r\ntwo\r\n", "one\ntwo\n")]
    [InlineData("50 %\r", "50 %")]
    public void OnlyWhatIsReadRemains(string text, string expected) => Assert.Equal(expected, TerminalText.Plain(text));
}
