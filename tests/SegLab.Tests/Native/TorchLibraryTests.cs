using System.Diagnostics;
using System.Security.Cryptography;
using SegLab.Tests.Cli;
using SegLab.Tests.Cli.Running;
using Xunit;

namespace SegLab.Tests.Native;

/// <summary>Loading torch on a system with an older libstdc++, in a process of its own whose folders can or can't be written to.</summary>
public sealed class TorchLibraryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TheCopyLiesInTheCacheAndThePackagesFileIsNotWritten()
    {
        TorchSharpLibrary.SkipUnlessTheSystemIsOlder();
        var before = State();
        var result = await UseTorchAsync(folder["cache"], folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);

        var copy = Assert.Single(Directory.GetFiles(folder["cache"], "*", SearchOption.AllDirectories));
        Assert.StartsWith(folder["cache/seglab/native/"], copy, StringComparison.Ordinal);
        Assert.Equal(TorchSharpLibrary.ReadRelaxed(), await File.ReadAllBytesAsync(copy));
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task ATruncatedCopyIsMended()
    {
        TorchSharpLibrary.SkipUnlessTheSystemIsOlder();
        var image = TorchSharpLibrary.ReadRelaxed();
        var copy = SegLab.Native.RelaxedLibrary.Keep(image, folder["cache/seglab/native"]);
        await File.WriteAllBytesAsync(copy, image[..10_000]);

        var result = await UseTorchAsync(folder["cache"], folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(image, await File.ReadAllBytesAsync(copy));
    }

    [Fact]
    public async Task WithoutACacheTheTemporaryFolderServesAndIsLeftClean()
    {
        TorchSharpLibrary.SkipUnlessTheSystemIsOlder();
        Directory.CreateDirectory(folder["temporary"]);
        var result = await UseTorchAsync(NotAFolder(), folder["temporary"]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Empty(Directory.GetDirectories(folder["temporary"], "seglab-*"));
    }

    [Fact]
    public async Task WhereNothingCanBeWrittenTheErrorSaysWhatToDo()
    {
        TorchSharpLibrary.SkipUnlessTheSystemIsOlder();
        var result = await UseTorchAsync(NotAFolder(), NotAFolder());
        Assert.Equal(1, result.ExitCode);
        var error = result.Error.ReplaceLineEndings(" ");
        Assert.Contains("asks for GLIBCXX_3.4.32, which this system's libstdc++ lacks", error, StringComparison.Ordinal);
        Assert.Contains(NotAFolder(), error, StringComparison.Ordinal);
        Assert.Contains("Set XDG_CACHE_HOME to a folder that can be written to", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("TypeInitializationException", result.Error, StringComparison.Ordinal);
    }

    // Below a file nothing can be made, not even by root.
    private string NotAFolder()
    {
        var file = folder["file"];
        File.WriteAllText(file, "");
        return Path.Combine(file, "below");
    }

    private async Task<CommandResult> UseTorchAsync(string cache, string temporary)
    {
        SmallNotebook.WriteTo(folder["torch.ipynb"], SmallNotebook.Code(
            $"#r \"{Path.Combine(AppContext.BaseDirectory, "SegLab.dll")}\"\nvar device = SegLab.Training.ComputeDevice.Parse(\"cpu\");\nTorchSharp.torch.ones(3, device: device).sum().item<float>()"));
        var start = new ProcessStartInfo(CommandProcess.Seglab, ["run", "torch.ipynb", "--to", "ipynb"]) { WorkingDirectory = folder.Path, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["XDG_CACHE_HOME"] = cache;
        start.Environment["TMPDIR"] = temporary;
        // The runtime's own diagnostics would look for the temporary folder as well.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = Process.Start(start)!;
        return await CommandProcess.EndOfAsync(process);
    }

    private static (string Hash, DateTime Written, long Length) State()
    {
        var file = new FileInfo(TorchSharpLibrary.Path);
        return (Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName))), file.LastWriteTimeUtc, file.Length);
    }
}
