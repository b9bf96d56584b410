using SegLab.Cli.Running;
using Xunit;

namespace SegLab.Tests.Cli.Running;

public sealed class ShownTextTests
{
    [Theory]
    [InlineData("Maße, 日本, 😀\n\ttab", "Maße, 日本, 😀\n\ttab")]
    [InlineData("\u001b[31mred\u001b]0;T\u0007", "␛[31mred␛]0;T␇")]
    [InlineData("a\r\nb\rc\u007f\u009b31m", "a\nb␍c␡␦31m")]
    [InlineData("\u202egnp.exe", "␦gnp.exe")]
    public void WhatWouldSteerATerminalIsAPicture(string text, string expected) => Assert.Equal(expected, ShownText.Of(text));
}
