using System.Diagnostics;
using SegLab.Display;
using Xunit;

namespace SegLab.Tests.Display;

public sealed class FailureStopTests
{
    private long _time = 1;

    [Fact]
    public async Task CellsRightAfterAFailureSayThatTheyDidNotRunAndLaterOnesRun()
    {
        var stop = new FailureStop(() => _time);
        Assert.Null(await Run(stop, fails: false));
        Assert.Equal("boo", await Run(stop, fails: true));
        Assert.Equal(FailureStop.Message, await Run(stop, fails: false));
        _time += Stopwatch.Frequency / 2;
        Assert.Equal(FailureStop.Message, await Run(stop, fails: false));
        _time += Stopwatch.Frequency * 2;
        Assert.Null(await Run(stop, fails: false));
        Assert.Null(await Run(stop, fails: false));
    }

    [Fact]
    public async Task WhatIsNoCellGoesOn()
    {
        var stop = new FailureStop(() => _time);
        await Run(stop, fails: true);
        var ran = false;
        await stop.RunAsync("a completion request", new Context(), () => Task.FromResult(ran = true));
        Assert.True(ran);
    }

    private static async Task<string?> Run(FailureStop stop, bool fails)
    {
        var (command, context) = (new SubmitCode(), new Context());
        await stop.RunAsync(command, context, () =>
        {
            if (fails)
                context.Fail(command, null, "boo");
            return Task.CompletedTask;
        });
        return context.Message;
    }

    private sealed record SubmitCode;

    // As .NET Interactive's KernelInvocationContext has them.
    private sealed class Context
    {
        public string? Message { get; private set; }

        internal bool IsFailed => Message is not null;

        public void Fail(object command, Exception? exception, string message) => Message = message;
    }
}
