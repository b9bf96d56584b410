using SegLab.Cli.Usage;
using Xunit;

namespace SegLab.Tests.Cli.Usage;

/// <summary>A slip of the fingers finds the word that was meant; another word finds none.</summary>
public sealed class NearestWordTests
{
    private static readonly string[] Flags = ["--epochs", "--batch-size", "--learning-rate", "--data", "--data-seed", "--runs", "--help"];

    [Theory]
    [InlineData("--epohcs", "--epochs")]
    [InlineData("--epoch", "--epochs")]
    [InlineData("--batchsize", "--batch-size")]
    [InlineData("--BatchSize", "--batch-size")]
    [InlineData("--batch_size", "--batch-size")]
    [InlineData("--learn", "--learning-rate")]
    [InlineData("--dta", "--data")]
    [InlineData("--run", "--runs")]
    [InlineData("--frobnicate", null)]
    [InlineData("--x", null)]
    [InlineData("-", null)]
    public void IsFoundOrNot(string typed, string? meant) => Assert.Equal(meant, NearestWord.Of(typed, Flags));
}
