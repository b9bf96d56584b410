using SegLab.Experiments;
using SegLab.Models;
using Xunit;

namespace SegLab.Tests.Experiments;

public sealed class AssignmentProfileTests
{
    [Theory]
    [InlineData("quick")]
    [InlineData(" Quick ")]
    public void QuickIsFoundWhateverItsCase(string name) => Assert.Same(AssignmentProfile.Quick, AssignmentProfile.Find(name));

    [Fact]
    public void FullIsAsTheOriginal() => Assert.Equal(new AssignmentProfile("full", 256, 40), AssignmentProfile.Find("full"));

    [Theory]
    [InlineData("huge")]
    [InlineData("")]
    public void AnotherNameIsAnsweredWithTheList(string name)
    {
        var message = Assert.Throws<SegLabException>(() => AssignmentProfile.Find(name)).Message;
        Assert.StartsWith($"There is no profile '{name}'.", message, StringComparison.Ordinal);
        Assert.Contains("quick (", message, StringComparison.Ordinal);
        Assert.Contains("full (256×256 pixels, 40 epochs)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheNetworksTakeBothSizes()
    {
        SegmentationNetwork.CheckSize(AssignmentProfile.Quick.ImageSize, AssignmentProfile.Quick.ImageSize);
        SegmentationNetwork.CheckSize(AssignmentProfile.Full.ImageSize, AssignmentProfile.Full.ImageSize);
    }
}
