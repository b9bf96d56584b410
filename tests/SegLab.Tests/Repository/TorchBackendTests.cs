using System.Text.Json;
using Xunit;

namespace SegLab.Tests.Repository;

/// <summary>Which of torch's packages a build takes, seen by evaluating the project for each platform; nothing is restored.</summary>
public sealed class TorchBackendTests
{
    private const string Project = "lib/SegLab/SegLab.csproj";

    [Theory]
    [InlineData(null, "linux-x64", "TorchSharp libtorch-cpu-linux-x64")]
    [InlineData("cpu", "linux-x64", "TorchSharp libtorch-cpu-linux-x64")]
    [InlineData("cpu", "win-x64", "TorchSharp libtorch-cpu-win-x64")]
    [InlineData("cpu", "osx-arm64", "TorchSharp libtorch-cpu-osx-arm64")]
    [InlineData("cuda", "linux-x64", "TorchSharp-cuda-linux")]
    [InlineData("cuda", "win-x64", "TorchSharp-cuda-windows")]
    public async Task EachBackendTakesThePackagesOfItsPlatform(string? backend, string platform, string packages)
    {
        var result = await RepositoryFolder.DotnetAsync(RepositoryFolder.Root,
            ["msbuild", Project, "-getItem:PackageReference", $"-p:RuntimeIdentifier={platform}", .. backend is null ? Array.Empty<string>() : [$"-p:TorchBackend={backend}"]]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);

        using var document = JsonDocument.Parse(result.Output);
        var torch = document.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)
            .Where(name => name.Contains("torch", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(packages.Split(' ').Order(StringComparer.Ordinal), torch.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("tpu", "linux-x64", "TorchBackend is 'tpu'; it takes cpu (the default) or cuda.")]
    [InlineData("cuda", "osx-arm64", "TorchBackend=cuda exists for win-x64 and linux-x64 only, not for osx-arm64; build without it.")]
    [InlineData("cuda", "linux-arm64", "TorchBackend=cuda exists for win-x64 and linux-x64 only, not for linux-arm64; build without it.")]
    [InlineData("cpu", "osx-x64", "There is no libtorch for osx-x64; there is for linux-x64 osx-arm64 win-arm64 win-x64.")]
    [InlineData("cpu", "linux-arm64", "There is no libtorch for linux-arm64; there is for linux-x64 osx-arm64 win-arm64 win-x64.")]
    public async Task WhatDoesNotExistIsOneErrorBeforeAnythingIsRestored(string backend, string platform, string error)
    {
        using var folder = new TemporaryFolder();
        CopyProjectsTo(folder);

        // Restoring the command line's project restores the library's with it, as a build of the whole does.
        var result = await RepositoryFolder.DotnetAsync(folder.Path, "restore", "lib/SegLab.Cli", $"-p:TorchBackend={backend}", $"-p:RuntimeIdentifier={platform}");
        Assert.NotEqual(0, result.ExitCode);
        var line = Assert.Single(result.Output.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct(StringComparer.Ordinal));
        Assert.Contains(error, line, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "project.assets.json", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task AnUnknownBackendFailsABuildThatDoesNotRestore()
    {
        using var folder = new TemporaryFolder();
        CopyProjectsTo(folder);
        var result = await RepositoryFolder.DotnetAsync(folder.Path, "msbuild", Project, "-t:CheckTorchBackend", "-p:TorchBackend=tpu");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error : TorchBackend is 'tpu'", result.Output, StringComparison.Ordinal);
    }

    // A copy, so that a restore that should have failed leaves the working tree as it was.
    private static void CopyProjectsTo(TemporaryFolder folder)
    {
        string[] files = ["Directory.Build.props", "Directory.Packages.props", "NuGet.config", "global.json", Project, "lib/SegLab.Plotly/SegLab.Plotly.csproj", "lib/SegLab.Cli/SegLab.Cli.csproj"];
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[file])!);
            File.Copy(RepositoryFolder.Full(file), folder[file]);
        }
    }
}
