using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace SegLab.Tests.Display;

/// <summary>The library in the real .NET Interactive, whose path SEGLAB_DOTNET_INTERACTIVE names; skipped without it.</summary>
public sealed class DotNetInteractiveTests
{
    [Fact]
    public async Task FiguresAppearAndAreRedrawnInPlace()
    {
        var tool = Environment.GetEnvironmentVariable("SEGLAB_DOTNET_INTERACTIVE");
        Assert.SkipUnless(tool is { Length: > 0 }, "SEGLAB_DOTNET_INTERACTIVE does not name the tool dotnet-interactive.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        using var process = Process.Start(new ProcessStartInfo(tool!, "stdio --default-kernel csharp") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            var library = Path.Combine(AppContext.BaseDirectory, "SegLab.dll").Replace('\\', '/');
            await Submit(process, $"#r \"{library}\"\nusing SegLab;\nusing SegLab.Figures;", limit.Token);

            var result = Assert.Single(await Submit(process, "new CurveChart(\"Loss\", \"epoch\", \"loss\", [new Curve(\"training\", [0.9, 0.5])])", limit.Token), Is("ReturnValueProduced"));
            Assert.Equal(["image/png", "text/html", "text/plain"], MimeTypes(result).Order());
            Assert.Contains("Plotly.newPlot", result.GetProperty("formattedValues")[0].GetProperty("value").GetString(), StringComparison.Ordinal);

            var events = await Submit(process, """
                var live = Notebook.Live(new TextNote("start"));
                await Task.Run(() => live.Update(new TextNote("epoch 1")));
                """, limit.Token);
            var later = await Submit(process, "live.Complete(new TextNote(\"done\"));", limit.Token);
            var shown = Assert.Single(events, Is("DisplayedValueProduced")).GetProperty("valueId").GetString();
            Assert.Equal(shown, Assert.Single(events, Is("DisplayedValueUpdated")).GetProperty("valueId").GetString());
            Assert.Equal(shown, Assert.Single(later, Is("DisplayedValueUpdated")).GetProperty("valueId").GetString());
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task RunAllStopsAtACellThatFails()
    {
        var tool = Environment.GetEnvironmentVariable("SEGLAB_DOTNET_INTERACTIVE");
        Assert.SkipUnless(tool is { Length: > 0 }, "SEGLAB_DOTNET_INTERACTIVE does not name the tool dotnet-interactive.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        using var process = Process.Start(new ProcessStartInfo(tool!, "stdio --default-kernel csharp") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            var library = Path.Combine(AppContext.BaseDirectory, "SegLab.dll").Replace('\\', '/');
            await Submit(process, $"#r \"{library}\"\nusing SegLab;\nNotebook.Setup();", limit.Token);
            var wrong = await Submit(process, "var size = SegLab.Experiments.AssignmentProfile.Find(\"fast\").ImageSize; var names = new List<string>();", limit.Token, mayFail: true);
            var next = await Submit(process, "names.Count", limit.Token, mayFail: true);
            var last = await Submit(process, "names.Count", limit.Token, mayFail: true);
            await Task.Delay(TimeSpan.FromSeconds(2), limit.Token);
            var later = await Submit(process, "1 + 1", limit.Token);

            Assert.Contains("There is no profile 'fast'", Failure(wrong), StringComparison.Ordinal);
            Assert.StartsWith("Not run, because a cell before it failed.", Failure(next), StringComparison.Ordinal);
            Assert.StartsWith("Not run, because a cell before it failed.", Failure(last), StringComparison.Ordinal);
            Assert.Single(later, Is("ReturnValueProduced"));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static string Failure(List<JsonElement> events) => Assert.Single(events, Is("CommandFailed")).GetProperty("message").GetString()!;

    private static Predicate<JsonElement> Is(string type) => item => item.GetProperty("type").GetString() == type;

    private static IEnumerable<string> MimeTypes(JsonElement displayed) =>
        displayed.GetProperty("formattedValues").EnumerateArray().Select(value => value.GetProperty("mimeType").GetString()!);

    // Runs code and gives its events up to the end of the command, each with its type added.
    private static async Task<List<JsonElement>> Submit(Process process, string code, CancellationToken cancellationToken, bool mayFail = false)
    {
        var command = new { token = Guid.NewGuid().ToString("N"), commandType = "SubmitCode", command = new { code, targetKernelName = "csharp" } };
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command).AsMemory(), cancellationToken);
        await process.StandardInput.FlushAsync(cancellationToken);
        var events = new List<JsonElement>();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            // The tool greets who starts it for the first time.
            if (!line.StartsWith('{'))
                continue;
            using var document = JsonDocument.Parse(line);
            var type = document.RootElement.GetProperty("eventType").GetString()!;
            if (type == "CommandFailed" && !mayFail)
                Assert.Fail(line);
            var body = document.RootElement.TryGetProperty("event", out var value) && value.ValueKind == JsonValueKind.Object ? value.GetRawText() : "{}";
            events.Add(JsonElement.Parse($"{{\"type\":\"{type}\",{body[1..]}".Replace(",}", "}", StringComparison.Ordinal)));
            if (type is "CommandSucceeded" or "CommandFailed" && document.RootElement.GetProperty("command").GetProperty("token").GetString()!.StartsWith(command.token, StringComparison.Ordinal))
                return events;
        }

        throw new InvalidOperationException("dotnet-interactive ended.");
    }
}
