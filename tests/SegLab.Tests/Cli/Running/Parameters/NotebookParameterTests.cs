using SegLab.Cli.Running.Parameters;
using Xunit;

namespace SegLab.Tests.Cli.Running.Parameters;

public sealed class NotebookParameterTests
{
    [Theory]
    [InlineData("string", "it\"s \\ x", "\"it\\\"s \\\\ x\"")]
    [InlineData("string", "", "\"\"")]
    [InlineData("string", "a\nb", "\"a\\nb\"")]
    [InlineData("int", "-3", "-3")]
    [InlineData("uint", "4294967295", "4294967295u")]
    [InlineData("long", "-9000000000", "-9000000000L")]
    [InlineData("double", "-1e-3", "-0.001d")]
    [InlineData("double", "7", "7d")]
    [InlineData("float", "0.1", "0.1f")]
    [InlineData("bool", "True", "true")]
    public void ValuesBecomeLiterals(string type, string value, string literal) =>
        Assert.Equal(literal, new NotebookParameter("X", type, "").Literal(value));

    [Theory]
    [InlineData("int", "3.0")]
    [InlineData("int", "3000000000")]
    [InlineData("int", "1,000")]
    [InlineData("int", "")]
    [InlineData("uint", "-1")]
    [InlineData("double", "0,5")]
    [InlineData("double", "NaN")]
    [InlineData("float", "1e99")]
    [InlineData("bool", "1")]
    [InlineData("int", "3; System.IO.File.Delete(\"x\")")]
    public void ValuesOfAnotherTypeAreNone(string type, string value) =>
        Assert.Null(new NotebookParameter("X", type, "").Literal(value));

    [Fact]
    public void NullIsForThoseThatMayBeNull()
    {
        Assert.Equal("null", new NotebookParameter("X", "int", "") { IsNullable = true }.Literal("null"));
        Assert.Null(new NotebookParameter("X", "int", "").Literal("null"));
    }
}
