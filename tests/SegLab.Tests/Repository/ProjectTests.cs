using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace SegLab.Tests.Repository;

/// <summary>Rules for the project files: one place for versions, one solution, no package source of the repository's own.</summary>
public sealed class ProjectTests
{
    [Fact]
    public void EveryPackageVersionIsExact()
    {
        var versions = Versions();
        Assert.NotEmpty(versions);
        Assert.All(versions, version => Assert.Matches(@"^\[[0-9A-Za-z.\-]+\]$", (string?)version.Attribute("Version")));
        Assert.Equal(versions.Count, versions.Select(Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task EveryPackageVersionIsUsedAndEveryPackageHasOne()
    {
        var references = new List<XElement>();
        foreach (var file in await ProjectFilesAsync())
            references.AddRange(XDocument.Load(RepositoryFolder.Full(file)).Descendants("PackageReference"));

        // libtorch's package is named for the platform.
        var used = references.Select(Name).Select(name => new Regex($"^{Regex.Escape(name).Replace(@"\$\(RuntimeIdentifier\)", ".+", StringComparison.Ordinal)}$", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))).ToList();
        var versions = Versions().Select(Name).ToList();
        Assert.All(versions, version => Assert.True(used.Exists(name => name.IsMatch(version)), $"No project uses {version}."));
        Assert.All(used, name => Assert.True(versions.Exists(name.IsMatch), $"Directory.Packages.props has no version for {name}."));
    }

    [Fact]
    public async Task VersionsStandInOnePlaceOnly()
    {
        foreach (var file in await ProjectFilesAsync())
        {
            var elements = XDocument.Load(RepositoryFolder.Full(file)).Descendants().Where(element => element.Name.LocalName is "PackageReference" or "PackageVersion");
            Assert.All(elements, element => Assert.False(
                element.Attribute("Version") is not null || element.Attribute("VersionOverride") is not null || element.Elements().Any(child => child.Name.LocalName.StartsWith("Version", StringComparison.Ordinal)),
                $"{file}: {element} has a version of its own."));
        }
    }

    [Fact]
    public async Task EveryProjectIsInTheSolution()
    {
        var listed = XDocument.Load(RepositoryFolder.Full("SegLab.slnx")).Descendants("Project").Select(project => (string)project.Attribute("Path")!);
        Assert.Equal(await RepositoryFolder.FilesAsync("*.csproj"), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheRestoreSettingsNameNoHost()
    {
        var text = File.ReadAllText(RepositoryFolder.Full("NuGet.config"));
        Assert.DoesNotContain("http", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("packageSources", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task NoFileNamesTheHostOfAPackageRegistry()
    {
        // In two parts, so that this file names none either.
        string[] hosts =
        [
            "nuget" + ".org", "pkgs.dev.azure" + ".com", "nuget.pkg.github" + ".com", "pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com",
            "yarnpkg" + ".com", "crates" + ".io", "proxy.golang" + ".org", "maven" + ".org", "rubygems" + ".org", "anaconda" + ".org", "mcr.microsoft" + ".com",
        ];
        foreach (var file in await RepositoryFolder.FilesAsync())
        {
            var text = await File.ReadAllTextAsync(RepositoryFolder.Full(file));
            Assert.All(hosts, host => Assert.False(text.Contains(host, StringComparison.OrdinalIgnoreCase), $"{file} names {host}."));
        }
    }

    private static List<XElement> Versions() => [.. XDocument.Load(RepositoryFolder.Full("Directory.Packages.props")).Descendants("PackageVersion")];

    private static string Name(XElement element) => (string)element.Attribute("Include")!;

    private static async Task<IReadOnlyList<string>> ProjectFilesAsync() =>
        [.. await RepositoryFolder.FilesAsync("*.csproj"), .. (await RepositoryFolder.FilesAsync("*.props")).Except(["Directory.Packages.props"], StringComparer.Ordinal)];
}
