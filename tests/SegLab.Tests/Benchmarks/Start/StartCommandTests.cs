using System.CommandLine;
using SegLab.Benchmarks.Start;
using Xunit;

namespace SegLab.Tests.Benchmarks.Start;

public sealed class StartCommandTests
{
    [Fact]
    public async Task ANotebookThatIsNotThereIsNamed()
    {
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        var error = await Assert.ThrowsAsync<SegLabException>(() => new StartCommand().Parse(["notebooks/none.ipynb"]).InvokeAsync(configuration));
        Assert.Contains(Path.Combine("notebooks", "none.ipynb"), error.Message, StringComparison.Ordinal);
    }
}
