using System.Globalization;
using System.Text;
using SegLab.Data.Layouts;
using Xunit;

namespace SegLab.Tests.Data.Layouts;

/// <summary>Values: Unicode's own, through Python's unicodedata where there is a Python.</summary>
public sealed class CanonicalNameTests
{
    [Theory]
    [InlineData("l\u00E4sion", "la\u0308sion")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u1EC7", "e\u0302\u0323")]
    [InlineData("\u0439", "\u0438\u0306")]
    [InlineData("\u1FA7", "\u03C9\u0314\u0342\u0345")]
    [InlineData("\uAC01", "\u1100\u1161\u11A8")]
    [InlineData("\uAC00\u11A8", "\uAC01")]
    [InlineData("\u304C", "\u304B\u3099")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    public void NamesThatReadTheSameAreTheSame(string composed, string decomposed)
    {
        Assert.NotEqual(composed, decomposed);
        Assert.Equal(CanonicalName.Of(composed), CanonicalName.Of(decomposed));
        Assert.Equal(CanonicalName.Of(composed), CanonicalName.Of(CanonicalName.Of(composed)));
    }

    [Theory]
    [InlineData("mole_01")]
    [InlineData("")]
    [InlineData("a\uD800b")]
    [InlineData("\uFB01")]
    public void OtherNamesStayAsTheyAre(string name) => Assert.Equal(name, CanonicalName.Of(name));

    [Theory]
    [InlineData("\u00C4RZTIN", "a\u0308rztin", true)]
    [InlineData("\u0416", "\u0436", true)]
    [InlineData("a", "b", false)]
    public void CapitalsDoNotCountWhereTheyAreNotAskedFor(string one, string other, bool same) =>
        Assert.Equal(same, CanonicalName.WithoutCase(one) == CanonicalName.WithoutCase(other));

    [Fact]
    public async Task EveryCharacterDecomposesAsUnicodeSays()
    {
        using var folder = new TemporaryFolder();
        var runes = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(code => (Code: code, Name: new Rune(code).ToString()));
        await File.WriteAllLinesAsync(folder["decompositions"], runes.Where(rune => CanonicalName.Of(rune.Name) != rune.Name)
            .Select(rune => $"{rune.Code} {string.Join(' ', CanonicalName.Of(rune.Name).EnumerateRunes().Select(part => part.Value.ToString(CultureInfo.InvariantCulture)))}"));
        // Marks in every order: their classes are right if the sorted ones are.
        await File.WriteAllTextAsync(folder["marks"], CanonicalName.Of("x" + string.Concat(runes.Reverse().Where(rune => Rune.GetUnicodeCategory(new Rune(rune.Code)) == UnicodeCategory.NonSpacingMark).Select(rune => rune.Name))));
        var (code, errors) = await PythonScript.RunAsync("""
            import sys, unicodedata as u
            ours = {int(w[0]): ''.join(chr(int(x)) for x in w[1:]) for w in (line.split() for line in open(sys.argv[1]))}
            known = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000 and u.category(chr(c)) != 'Cn']
            wrong = [hex(c) for c in known if ours.get(c, chr(c)) != u.normalize('NFD', chr(c))]
            marks = open(sys.argv[2], encoding='utf-8', newline='').read()
            if u.unidata_version >= '14' and marks != u.normalize('NFD', marks): wrong.append('order of marks')
            sys.exit(' '.join(wrong[:9]) if wrong else 0)
            """, folder["decompositions"], folder["marks"]);
        Assert.SkipWhen(code == -1, errors);
        Assert.True(code == 0, errors);
    }
}
