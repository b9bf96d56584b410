using SegLab.Figures;
using Xunit;

namespace SegLab.Tests.Display;

public sealed class NotebookTests
{
    [Fact]
    public void ShowReachesTheHost()
    {
        var host = new FakeHost();
        host.Enter();
        Notebook.Show(new TextNote("hello"));
        Notebook.Show(42);
        Assert.Equal(["1 display TextNote hello", "2 display Int32 42"], host.Events);
    }

    [Fact]
    public async Task LiveFiguresAreUpdatedInPlaceFromTasks()
    {
        var host = new FakeHost();
        host.Enter();
        var live = Notebook.Live(new TextNote("start"));
        await Task.Run(() => live.Update(new TextNote("epoch 1")), TestContext.Current.CancellationToken);
        Thread thread = new(() => live.Update(new TextNote("epoch 2")));
        using (ExecutionContext.SuppressFlow())
            thread.Start(); // has no context of its own
        thread.Join();
        live.Complete(new TextNote("done"));
        Assert.Equal(["1 display StillFigure start", "1 update StillFigure epoch 1", "1 update StillFigure epoch 2", "1 update TextNote done"], host.Events);
    }

    [Fact]
    public void CancellationIsTheHosts()
    {
        var host = new FakeHost();
        host.Enter();
        var token = Notebook.CancellationToken;
        Assert.False(token.IsCancellationRequested);
        host.Cancel();
        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public void WithoutHostNothingIsCancelled()
    {
        Assert.False(Notebook.CancellationToken.CanBeCanceled);
    }

    [Fact]
    public void WithoutHostFirstLinesAreProgress()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var live = new LiveFigure(host: null, output, new TextNote("epoch 1\nmore"));
        live.Update(new TextNote("epoch 1\nother"));
        live.Update(new TextNote("epoch 2"));
        live.Complete(new TextNote("done"));
        Assert.Equal("epoch 1\nepoch 2\ndone\n", output.ToString());
    }

    [Fact]
    public void SetupSaysWhatTheNotebookRunsOn()
    {
        Assert.Matches(@"^SegLab \d+\.\d+\.\d+ · libtorch 2\.\d+\.\d+ · \d+ threads$", Notebook.Setup().ToText());
    }
}
