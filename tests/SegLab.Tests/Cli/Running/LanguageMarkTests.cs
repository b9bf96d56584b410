using SegLab.Cli.Running;
using Xunit;

namespace SegLab.Tests.Cli.Running;

public sealed class LanguageMarkTests
{
    [Theory]
    [InlineData("#!csharp\n1 + 1", "        \n1 + 1")]
    [InlineData("#!C#\r\nvar a = 1;\n  #!cs\na", "    \r\nvar a = 1;\n      \na")]
    [InlineData("// first\n#!csharp  \n1", "// first\n          \n1")]
    [InlineData("#!csharp", "        ")]
    [InlineData("var s = @\"\n#!csharp\n\";", "var s = @\"\n#!csharp\n\";")]
    [InlineData("#!fsharp\n1", "#!fsharp\n1")]
    [InlineData("#!csharp --help\n1", "#!csharp --help\n1")]
    public void MarksAreBlankedAndLinesStay(string code, string expected) => Assert.Equal(expected.Replace(" ", ""), LanguageMark.Blank(code).Replace(" ", ""));
}
