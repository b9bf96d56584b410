using System.Net;
using SegLab.Data.Fetching;
using Xunit;

namespace SegLab.Tests.Data.Fetching;

public sealed class DownloadTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _file = TestPictures.Image(400, 300).Pixels;
    private readonly LoopbackServer _server;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };

    public DownloadTests() => _server = new LoopbackServer(_file);

    private string Target => _folder["downloads/file.rar"];

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task AFileArrivesWholeThroughARedirectAndIsNotFetchedTwice()
    {
        _server.Redirects = true;
        var progress = new LastProgress();
        await FetchAsync(progress);
        Assert.Equal(_file, File.ReadAllBytes(Target));
        Assert.Equal(new ByteProgress(_file.Length, _file.Length), progress.Last);
        await FetchAsync();
        Assert.Single(_server.Starts);
        Assert.Equal([Target], Directory.GetFiles(_folder["downloads"]));
    }

    [Fact]
    public async Task ABrokenConnectionIsResumedWhereItEnded()
    {
        _server.BreakAfter = 150_000;
        Assert.Contains("Run the command again", await RefusalAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
        var kept = new FileInfo(Download.PartOf(Target)).Length;
        Assert.InRange(kept, 1, 150_000);
        _server.BreakAfter = null;
        await FetchAsync();
        Assert.Equal([0, kept], _server.Starts);
        Assert.Equal(_file, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task AServerThatKnowsNoRangesSendsAllOfItAgain()
    {
        File.WriteAllBytes(Download.PartOf(Target), new byte[1000]);
        _server.IgnoresRanges = true;
        await FetchAsync();
        Assert.Equal(_file, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task APartThatIsWholeOrTooLongIsNotAsked()
    {
        File.WriteAllBytes(Download.PartOf(Target), _file);
        await FetchAsync();
        Assert.Empty(_server.Starts);
        File.Delete(Target);
        File.WriteAllBytes(Download.PartOf(Target), new byte[_file.Length + 1]);
        await FetchAsync();
        Assert.Equal([0L], _server.Starts);
        Assert.Equal(_file, File.ReadAllBytes(Target));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task AFileOfAnotherLengthIsRefused(int difference)
    {
        var message = await RefusalAsync(_file.Length + difference);
        Assert.Contains("offers 360,000 bytes, the expected file has", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder["downloads"]));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task AServerThatDoesNotHaveItIsNamedWithItsAnswer(HttpStatusCode status)
    {
        _server.Failure = status;
        var message = await RefusalAsync();
        Assert.Contains($"answered {(int)status}", message, StringComparison.Ordinal);
        Assert.Contains(_server.Address.ToString(), message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder["downloads"]));
    }

    [Fact]
    public async Task AServerThatIsNotThereIsNamed()
    {
        await _server.DisposeAsync();
        Assert.Contains("could not be fetched", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnArchiveThatWasInterruptedIsFetchedUnpackedAndCounted()
    {
        TestPictures.Ph2(_folder, 4, "in/PH2Dataset/PH2 Dataset images");
        StoredRar.Write(_folder["ph2.rar"], Directory.GetFiles(_folder["in"], "*", SearchOption.AllDirectories).Select(path => (Path.GetRelativePath(_folder["in"], path), File.ReadAllBytes(path))));
        var archive = File.ReadAllBytes(_folder["ph2.rar"]);
        await using var server = new LoopbackServer(archive) { BreakAfter = archive.Length / 2 };
        var download = new Download(_client);
        await Assert.ThrowsAsync<SegLabException>(() => download.FetchAsync(server.Address, Target, archive.Length, cancellationToken: TestContext.Current.CancellationToken));
        server.BreakAfter = null;
        await download.FetchAsync(server.Address, Target, archive.Length, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(4, DataImport.Run(Target, Path.Combine(_folder.Path, "PH2Dataset"), expected: 4).Count);
    }

    private Task FetchAsync(IProgress<ByteProgress>? progress = null, long? length = null) =>
        new Download(_client).FetchAsync(_server.Address, Target, length ?? _file.Length, progress, TestContext.Current.CancellationToken);

    private async Task<string> RefusalAsync(long? length = null) => (await Assert.ThrowsAsync<SegLabException>(() => FetchAsync(length: length))).Message;

    private sealed class LastProgress : IProgress<ByteProgress>
    {
        public ByteProgress? Last { get; private set; }

        public void Report(ByteProgress value) => Last = value;
    }
}
