using SegLab.Cli.Training;
using SegLab.Training;
using SegLab.Training.Schedules;
using Xunit;

namespace SegLab.Tests.Cli.Training;

public sealed class OptionTextTests
{
    public static TheoryData<string, object?, Type> Values() => new()
    {
        { "3", 3, typeof(int) },
        { "0.001", 0.001, typeof(double) },
        { "true", true, typeof(bool) },
        { "honest", Reading.Honest, typeof(Reading) },
        { "5", 5, typeof(int?) },
        { "none", null, typeof(int?) },
        { "cuda:1", "cuda:1", typeof(string) },
        { "constant-rate", new ConstantRate(), typeof(Schedule) },
        { "WarmupCosine", new WarmupCosine(), typeof(Schedule) },
        { "warmup_cosine(warmup = 0.25, final=0)", new WarmupCosine { Warmup = 0.25, Final = 0 }, typeof(Schedule) },
        { "plateau(patience=3)", new Plateau { Patience = 3 }, typeof(Schedule) },
    };

    public static TheoryData<string, Type, string> Wrong() => new()
    {
        { "1.5", typeof(int), "a whole number" },
        { "1,5", typeof(double), "a decimal point" },
        { "-1", typeof(uint), "a whole number" },
        { "slow", typeof(Reading), "assignment or honest" },
        { "1", typeof(Reading), "assignment or honest" },
        { "yes", typeof(bool), "true or false" },
        { "sine", typeof(Schedule), "warmup-cosine(warmup=0.1, final=0.01)" },
        { "warmup-cosine(rise=1)", typeof(Schedule), "'rise=1' is no parameter of it; it is warmup-cosine(warmup=0.1, final=0.01)" },
        { "warmup-cosine(warmup=2)", typeof(Schedule), "a number from 0 to 1 is expected" },
        { "warmup-cosine(warmup=x)", typeof(Schedule), "warmup is 'x'" },
        { "warmup-cosine(", typeof(Schedule), "one of these" },
    };

    [Theory, MemberData(nameof(Values))]
    public void ValuesAreRead(string text, object? value, Type type) => Assert.Equal(value, OptionText.Read(type, text));

    [Theory, MemberData(nameof(Wrong))]
    public void WhatIsExpectedIsTold(string text, Type type, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => OptionText.Read(type, text)).Message, StringComparison.Ordinal);

    [Fact]
    public void EveryDefaultReadsBackAsItIsWritten()
    {
        var defaults = new TrainingOptions();
        Assert.All(typeof(TrainingOptions).GetProperties().Where(property => property.CanWrite), property =>
            Assert.Equal(property.GetValue(defaults), OptionText.Read(property.PropertyType, OptionText.Write(property.GetValue(defaults)))));
    }

    [Fact]
    public void EveryOptionsHelpIsItsDocumentation() => Assert.All(
        typeof(TrainingOptions).GetProperties().Where(property => property.CanWrite),
        property => Assert.True(OptionDocumentation.Of(property).Length > 10, $"{property.Name} has no documentation beside the library."));
}
