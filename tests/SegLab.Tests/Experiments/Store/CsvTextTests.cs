using System.Globalization;
using FsCheck.Xunit;
using SegLab.Experiments.Store;
using Xunit;

namespace SegLab.Tests.Experiments.Store;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"yes\"", "\"say \"\"yes\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("", "")]
    public void CellsAreQuotedAsRfc4180SaysAndOnlyThen(string cell, string written) =>
        Assert.Equal($"name,{written}\n", CsvText.Write(["name", cell], []));

    [Property]
    public bool WhatIsWrittenIsRead(string?[] cells)
    {
        string[] row = [.. cells.Select(cell => cell ?? ""), "last"];
        var heading = Enumerable.Range(0, row.Length).Select(column => $"c{column}").ToArray();
        var read = Assert.Single(CsvText.Read(CsvText.Write(heading, [row])));
        return heading.Select(column => read[column]).SequenceEqual(row);
    }

    [Property]
    public bool NumbersKeepTheirBits(double number) =>
        BitConverter.DoubleToInt64Bits(Assert.Single(CsvText.Read(CsvText.Write(["x"], [[CsvText.Cell(number)]]))).Number("x")) == BitConverter.DoubleToInt64Bits(number);

    [Fact]
    public void NumbersDoNotDependOnTheCulture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "−" } };
            Assert.Equal("0.5", CsvText.Cell(0.5));
            Assert.Equal(0.5, Assert.Single(CsvText.Read("x\n0.5\n")).Number("x"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1\n")]
    [InlineData("a,a\n1,2\n")]
    [InlineData("a,b\n1,\"2\n")]
    public void ATableThatIsNoneIsRefused(string text) => Assert.Throws<FormatException>(() => CsvText.Read(text));

    [Fact]
    public void AMissingColumnAndAWordForANumberAreNamed()
    {
        var row = Assert.Single(CsvText.Read("a\nword\n"));
        Assert.Contains("'b'", Assert.Throws<FormatException>(() => row["b"]).Message, StringComparison.Ordinal);
        Assert.Contains("'word'", Assert.Throws<FormatException>(() => row.Number("a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PythonReadsTheSame()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["table.csv"], CsvText.Write(["name", "value"], [["a, \"b\"\nc", CsvText.Cell(0.1 + 0.2)], ["", CsvText.Cell(double.NaN)]]));
        var (code, errors) = await PythonScript.RunAsync(
            "import csv, math, sys; rows = list(csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8'))); " +
            "assert rows[0] == {'name': 'a, \"b\"\\nc', 'value': repr(0.1 + 0.2)}, rows; assert rows[1]['name'] == '' and math.isnan(float(rows[1]['value'])), rows",
            folder["table.csv"]);
        if (code == -1)
            Assert.Skip(errors);
        Assert.True(code == 0, errors);
    }
}
