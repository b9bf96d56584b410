using System.Buffers.Binary;
using System.Text;
using FsCheck.Xunit;
using SegLab.Native;
using SegLab.Tests.Cli;
using Xunit;

namespace SegLab.Tests.Native;

/// <summary>The three fields that let TorchSharp's library load with an older libstdc++, on the library itself.</summary>
public sealed class ElfCompatibilityTests
{
    private const string Anchor = "_ZSt21ios_base_library_initv";
    private const string StandIn = "_ZN3c108GradMode10is_enabledEv";

    [Fact]
    public void ThreeFieldsChangeAndNothingElse()
    {
        var (before, after) = (TorchSharpLibrary.Read(), TorchSharpLibrary.ReadRelaxed());
        Assert.Equal(before.Length, after.Length);

        // The tables are padded to their entries' sizes, so that a field begins at a multiple of its own.
        var changed = Enumerable.Range(0, before.Length).Where(index => before[index] != after[index]).ToList();
        var fields = changed.GroupBy(index => index / 4 * 4).Select(group => group.Key).ToList();
        Assert.Equal(3, fields.Count);

        // The name offset leads to the stand-in where it led to the anchor, both counted from the same string table.
        var name = Assert.Single(fields, field => Word(before, field) - Position(before, Anchor) == Word(after, field) - Position(before, StandIn));

        // The version's flag becomes weak; behind it stands the version's index, which the symbol's own entry had and now has no longer.
        var need = Assert.Single(fields, field => field != name && Half(before, field) == 0 && Half(after, field) == 2);
        var symbol = Assert.Single(fields, field => field != name && field != need);
        var place = symbol + (Half(before, symbol) == Half(after, symbol) ? 2 : 0);
        Assert.Equal(Half(before, need + 2), Half(before, place));
        Assert.Equal(1, Half(after, place));
    }

    [Fact]
    public async Task ReadelfSeesAWeakVersionAndNoAnchor()
    {
        var relaxed = TorchSharpLibrary.ReadRelaxed();
        Assert.SkipUnless(File.Exists("/usr/bin/readelf"), "There is no /usr/bin/readelf on this machine.");
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["relaxed.so"], relaxed);

        var result = await CommandProcess.RunAsync("/usr/bin/readelf", folder.Path, "--wide", "--version-info", "--dyn-syms", "relaxed.so");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var needs = result.Output.Split('\n').Where(line => line.Contains(ElfCompatibility.MissingVersion, StringComparison.Ordinal)).ToList();
        Assert.Contains("Flags: WEAK", Assert.Single(needs, line => line.Contains("Flags:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(Anchor, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"@{ElfCompatibility.MissingVersion}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ASecondTimeChangesNothing()
    {
        var image = TorchSharpLibrary.ReadRelaxed();
        var again = image.ToArray();
        Assert.False(ElfCompatibility.Relax(again));
        Assert.True(image.AsSpan().SequenceEqual(again));
    }

    [Fact]
    public void ALibraryWithoutTheAnchorStaysAsItIs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has libraries of this format.");
        var image = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "libc10.so"));
        var after = image.ToArray();
        Assert.False(ElfCompatibility.Relax(after));
        Assert.True(image.AsSpan().SequenceEqual(after));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a library")]
    [InlineData("MZ and then a Windows library's sixty-four bytes and more of them, as if it were one")]
    [InlineData("\u007fELF\u0001\u0001 the header of a library for 32-bit systems, and enough bytes behind it to hold one")]
    [InlineData("\u007fELF\u0002\u0002 the header of a big-endian library, and enough bytes behind it to hold a whole one")]
    [InlineData("\u007fELF\u0002\u0001 the right header with text behind it, whose offsets lead to nowhere in these bytes")]
    public void ForeignBytesAreRefused(string text) => Assert.Throws<InvalidDataException>(() => ElfCompatibility.Relax(Encoding.Latin1.GetBytes(text)));

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(4096)]
    [InlineData(1_000_000)]
    [InlineData(-64)]
    [InlineData(-1)]
    public void ATruncatedLibraryIsRefused(int length)
    {
        var image = TorchSharpLibrary.Read();
        Assert.Throws<InvalidDataException>(() => ElfCompatibility.Relax(image.AsSpan(0, length > 0 ? length : image.Length + length).ToArray()));
    }

    [Property(MaxTest = 30)]
    public void ADamagedHeaderIsRefusedOrHarmless(byte[] damage)
    {
        // The offset, size and number of the section headers: what everything else is found by.
        var image = TorchSharpLibrary.Read();
        foreach (var (index, value) in damage.Index())
            image[0x28 + (index % 24)] ^= value;
        if (Record.Exception(() => ElfCompatibility.Relax(image)) is { } exception)
            Assert.IsType<InvalidDataException>(exception);
    }

    private static uint Word(byte[] image, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(offset));

    private static ushort Half(byte[] image, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(offset));

    private static uint Position(byte[] image, string text) => (uint)image.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\0{text}\0")) + 1;
}
