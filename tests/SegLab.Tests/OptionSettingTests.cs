using SegLab.Models;
using SegLab.Training;
using SegLab.Training.Schedules;
using Xunit;

namespace SegLab.Tests;

/// <summary>One message, in the words of each place where it is shown.</summary>
public sealed class OptionSettingTests
{
    public static TheoryData<OptionSetting, string> Written => new()
    {
        { OptionSetting.Of("BatchSize", 20), "BatchSize = 20" },
        { OptionSetting.Of("LearningRate", 0.5), "LearningRate = 0.5" },
        { OptionSetting.Of("Reading", Reading.Honest), "Reading = Reading.Honest" },
        { OptionSetting.Of("Device", "cpu"), "Device = \"cpu\"" },
        { OptionSetting.Of("Shuffle", false), "Shuffle = false" },
        { OptionSetting.Of("EarlyStopping", null), "EarlyStopping = null" },
        { OptionSetting.Of("Schedule", new Plateau()), "Schedule = Plateau" },
        { new OptionSetting("BestEpoch"), "BestEpoch" },
        { OptionSetting.Of("Split", "stratified") with { Code = "Split.Stratified" }, "Split.Stratified" },
    };

    [Theory, MemberData(nameof(Written))]
    public void CSharpIsWhatAMessageSaysByItself(OptionSetting option, string expected)
    {
        Assert.Equal(expected, option.ToString());
        Assert.Equal($"Take {expected}.", new SegLabException([$"Take {option}."]).Message);
    }

    [Fact]
    public void AnotherPlaceSaysItInItsOwnWords()
    {
        FormattableString part = $"take {OptionSetting.Of("Precision", Precision.Float32)}";
        var exception = new SegLabException([$"First {new OptionSetting("Device")}: {part} {{sic}}.", $"Second {0.5}."]);
        Assert.True(exception.IsAboutOptions);
        Assert.Equal($"First <Device>: take <Precision> {{sic}}.{Environment.NewLine}Second 0.5.", exception.In(option => $"<{option.Name}>"));
    }

    [Fact]
    public void AMessageThatIsNotAboutOptionsIsTheSameEverywhere()
    {
        var exception = new SegLabException("Not {0} at all.");
        Assert.False(exception.IsAboutOptions);
        Assert.Equal("Not {0} at all.", exception.In(_ => "never"));
    }
}
