using System.Globalization;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SegLab.Data.Files;
using Xunit;

namespace SegLab.Tests.Data.Files;

/// <summary>Cells that a spreadsheet would run are written so that it does not, read back as they were, and older tables are left alone.</summary>
public sealed class CsvTableTests
{
    // What formulas, escapes and CSV itself are made of.
    private const string Letters = "=+-@\t\r\n ',\"a1.＝";

    [Theory]
    [InlineData("=cmd|' !A0", "'=cmd|' !A0")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("-Infinity", "'-Infinity")]
    [InlineData("'=1", "''=1")]
    [InlineData("''+1", "'''+1")]
    [InlineData("-", "'-")]
    public void WhatWouldRunHasAnApostropheAndTheTableAMark(string cell, string written) => Assert.Equal($"\"name\"\n{written}\n", CsvTable.Write(["name"], [[cell]]));

    [Theory]
    [InlineData("-0.5")]
    [InlineData("-1E-05")]
    [InlineData("it's")]
    [InlineData("'quoted'")]
    [InlineData("''")]
    [InlineData("'-5")]
    [InlineData("a=b")]
    [InlineData("#1")]
    [InlineData("")]
    public void WhatRunsNowhereIsWrittenAsItIs(string cell) => Assert.Equal($"name\n{cell}\n", CsvTable.Write(["name"], [[cell]]));

    [Property(MaxTest = 2000)]
    public FsCheck.Property EveryTableIsReadAsItWasWritten() => Prop.ForAll(Tables().ToArbitrary(), table =>
    {
        var read = CsvTable.Read(CsvTable.Write(table[0], table[1..]));
        return read.Count == table.Length && read.Zip(table, (one, other) => one.SequenceEqual(other)).All(same => same);
    });

    [Property(MaxTest = 2000)]
    public FsCheck.Property NoCellStartsAFormula() => Prop.ForAll(Tables().ToArbitrary(), table =>
        Raw(CsvTable.Write(table[0], table[1..])).SelectMany(row => row).All(cell => cell.Length == 0 || cell[0] is not ('=' or '+' or '@' or '\t' or '\r' or '\n' or '＝') && (cell[0] != '-' || double.TryParse(cell, CultureInfo.InvariantCulture, out _))));

    // Before there was an escape, cells were quoted where they had to be, and headings of stored tables are words.
    [Property(MaxTest = 2000)]
    public FsCheck.Property TablesOfOlderVersionsReadAsTheyWere() => Prop.ForAll(Tables().ToArbitrary(), table =>
    {
        string[][] stored = [[.. table[0].Select((_, column) => $"column {column}")], .. table[1..]];
        var read = CsvTable.Read(string.Concat(stored.Select(row => string.Join(',', row.Select(OldCell)) + "\n")));
        return read.Count == stored.Length && read.Zip(stored, (one, other) => one.SequenceEqual(other)).All(same => same);
    });

    [Property(MaxTest = 2000)]
    public FsCheck.Property ATableWithoutSuchCellsHasTheBytesOfOlderVersions() => Prop.ForAll(Tables().ToArbitrary(), table =>
    {
        var written = CsvTable.Write(table[0], table[1..]);
        return written == string.Concat(table.Select(row => string.Join(',', row.Select(OldCell)) + "\n")) || Raw(written).SelectMany(row => row).Any(cell => cell.StartsWith('\''));
    });

    private static FsCheck.Gen<string[][]> Tables() => Gen.Choose(1, 3).SelectMany(columns =>
        Gen.ArrayOf(Gen.ArrayOf(Gen.Elements(Letters.ToCharArray())).Select(letters => new string(letters.AsSpan(0, Math.Min(letters.Length, 5)))), columns).NonEmptyListOf()
            .Select(rows => rows.ToArray()));

    private static string OldCell(string cell) => cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    // As another program reads it, which knows of no mark: a letter before the first quote hides it.
    private static List<string[]> Raw(string text)
    {
        var rows = CsvTable.Read($"x{text}");
        rows[0][0] = rows[0][0][1..];
        return rows;
    }
}
