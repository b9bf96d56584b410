using System.Runtime.InteropServices;
using SegLab.Native;
using TorchSharp;
using Xunit;

namespace SegLab.Tests.Native;

public sealed unsafe class ImportTableTests
{
    private readonly nint inside = InsideLibc10();

    [Theory]
    [InlineData("posix_memalign")]
    [InlineData("free")]
    public void FindsWhatTheLibraryCalls(string function)
    {
        var place = ImportTable.Find((void*)inside, function);
        Assert.True(place != null);
        Assert.True(*place != null);
    }

    [Theory]
    [InlineData("posix_memalig")]
    [InlineData("no_such_function")]
    public void WhatItDoesNotCallHasNoPlace(string function) => Assert.True(ImportTable.Find((void*)inside, function) == null);

    [Fact]
    public void AnAddressOfNoLibraryHasNoTable()
    {
        var local = 0;
        Assert.True(ImportTable.Find(&local, "free") == null);
    }

    private static nint InsideLibc10()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "The table is read on Linux on x64 alone.");
        torch.zeros(1).Dispose();
        return NativeLibrary.GetExport(NativeLibrary.Load("libc10.so"), "_ZN3c108free_cpuEPv");
    }
}
